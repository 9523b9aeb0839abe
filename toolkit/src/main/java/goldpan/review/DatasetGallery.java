package goldpan.review;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.data.Page;
import goldpan.data.View;
import goldpan.data.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Thumbnails of some samples of every class, spread evenly over the class. */
@SuppressWarnings("rawtypes") // a service is named without its type parameters
@AutoService(View.class)
public final class DatasetGallery implements View<Dataset, Page> {
  private static final int LONGEST = 96;
  private static final int PICTURES = 600;
  private static final int MOST_A_CLASS = 16;

  @Override
  public String name() {
    return "gallery";
  }

  @Override
  public String shows() {
    return "thumbnails of some samples of every class";
  }

  @Override
  public Class<Dataset> subject() {
    return Dataset.class;
  }

  @Override
  public Class<Page> kind() {
    return Page.class;
  }

  @Override
  public Page of(Dataset dataset) {
    String title = dataset.name() + ": samples of every class";
    List<List<Integer>> members = members(dataset);
    int each = Math.max(1, Math.min(MOST_A_CLASS, PICTURES / Math.max(1, members.size())));
    String head =
        Words.of(
            "<header class=\"bar\"><div><h1>%s</h1><p class=\"quiet\">%,d samples · %,d classes · up to %d samples of each are shown</p></div></header>\n",
            Html.escape(title), dataset.size(), members.size(), each);
    String rows = rows(dataset, members, each) + unlabelled(dataset, each);
    String fragment =
        "<div class=\"goldpan\"><style>%s</style><p><b>%s</b></p>%s</div>"
            .formatted(
                Html.resource("fragment.css"),
                Html.escape(title),
                rows(dataset, members.subList(0, Math.min(30, members.size())), Math.min(8, each))
                    + unlabelled(dataset, Math.min(8, each)));
    return new HtmlPage(
        title,
        HtmlPage.document(title, head + "<main>" + rows + "</main>", Html.resource("page.css"), ""),
        fragment);
  }

  private static List<List<Integer>> members(Dataset dataset) {
    List<List<Integer>> members = new ArrayList<>();
    dataset.classes().forEach(c -> members.add(new ArrayList<>()));
    for (int i = 0; i < dataset.size(); i++) {
      members.get(dataset.label(i)).add(i);
    }
    return members;
  }

  private static String rows(Dataset dataset, List<List<Integer>> members, int each) {
    StringBuilder html = new StringBuilder();
    for (int k = 0; k < members.size(); k++) {
      html.append(row(dataset.classes().get(k), dataset, members.get(k), each));
    }
    return html.toString();
  }

  private static String unlabelled(Dataset dataset, int each) {
    if (dataset.unlabelled().isEmpty()) {
      return "";
    }
    Dataset others = dataset.unlabelled().asIfLabelled(dataset);
    return row("no label", others, IntStream.range(0, others.size()).boxed().toList(), each);
  }

  private static String row(String heading, Dataset dataset, List<Integer> all, int each) {
    StringBuilder html = new StringBuilder();
    html.append(
        Words.of(
            "<section class=\"strip\"><h2>%s <span class=\"quiet\">%,d</span></h2><div>",
            Html.escape(heading), all.size()));
    int shown = dataset.hasMedia() ? Math.min(each, all.size()) : 0;
    for (int j = 0; j < shown; j++) {
      int index = all.get((int) ((long) j * all.size() / shown));
      Thumbnail picture = Thumbnail.of(dataset, index, LONGEST);
      String id = Html.escape(dataset.id(index));
      html.append(
          "<img class=\"%s\" src=\"%s\" alt=\"sample %s\" title=\"%s\">"
              .formatted(picture.isTiny() ? "tiny" : "", picture.dataUri(), id, id));
    }
    return html.append("</div></section>\n").toString();
  }
}
