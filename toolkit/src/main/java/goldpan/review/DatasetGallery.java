package goldpan.review;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.data.Page;
import goldpan.data.View;
import goldpan.data.Words;
import goldpan.text.HtmlPicture;
import goldpan.text.HtmlTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Thumbnails of some samples of every class, spread evenly over the class. */
@SuppressWarnings("rawtypes") // a service is named without its type parameters
@AutoService(View.class)
public final class DatasetGallery implements View<Dataset, Page> {
  /** Characters of a text in a notebook's table, and on a page. */
  private static final int SHORT = 60;

  private static final int LONG = 160;
  private static final int LONGEST = 96;
  private static final int PICTURES = 600;
  private static final int MOST_A_CLASS = 16;
  private static final int IN_FRAGMENT = 8;
  private static final int SIDE = 56;

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
    List<Strip> strips = strips(dataset);
    int classes = dataset.classes().size();
    int each = Math.max(1, Math.min(MOST_A_CLASS, PICTURES / Math.max(1, classes)));
    String head =
        Words.of(
            "<header class=\"bar\"><div><h1>%s</h1><p class=\"quiet\">%,d samples · %,d classes · up to %d samples of each are shown</p></div></header>\n",
            Html.escape(title), dataset.size(), classes, each);
    String rows = strips.stream().map(strip -> row(strip, each)).collect(Collectors.joining());
    String fragment = fragment(title, strips, Math.min(IN_FRAGMENT, each));
    return new HtmlPage(
        title,
        HtmlPage.document(title, head + "<main>" + rows + "</main>", Html.resource("page.css"), ""),
        fragment);
  }

  /**
   * Samples that are shown in one line.
   *
   * @param members places in the dataset
   */
  private record Strip(String heading, Dataset dataset, List<Integer> members) {

    boolean areRead() {
      return dataset.modality().isRead();
    }

    /** Some members that are spread over all, at most so many. */
    List<Integer> spread(int most) {
      int shown = dataset.hasMedia() ? Math.min(most, members.size()) : 0;
      return IntStream.range(0, shown)
          .mapToObj(j -> members.get((int) ((long) j * members.size() / shown)))
          .toList();
    }
  }

  /** One a class, and one for samples without a label where there are any. */
  private static List<Strip> strips(Dataset dataset) {
    List<Strip> strips = new ArrayList<>();
    dataset.classes().forEach(name -> strips.add(new Strip(name, dataset, new ArrayList<>())));
    for (int i = 0; i < dataset.size(); i++) {
      int[] counts = new int[strips.size()];
      dataset.countClasses(i, counts);
      for (int c = 0; c < counts.length; c++) {
        if (counts[c] > 0) {
          strips.get(c).members.add(i);
        }
      }
    }
    if (!dataset.unlabelled().isEmpty()) {
      Dataset others = dataset.unlabelled().asIfLabelled(dataset);
      strips.add(new Strip("no label", others, IntStream.range(0, others.size()).boxed().toList()));
    }
    return strips;
  }

  /** A row a class: for a notebook's output. */
  private static String fragment(String title, List<Strip> strips, int each) {
    List<Strip> rows = strips.subList(0, Math.min(HtmlTable.ROWS, strips.size()));
    int widest = rows.stream().mapToInt(strip -> strip.spread(each).size()).max().orElse(0);
    HtmlTable table =
        HtmlTable.titled(title)
            .text("class", rows, Strip::heading)
            .figures("samples", rows, strip -> Words.of("%,d", strip.members.size()));
    for (int j = 0; j < widest; j++) {
      int place = j;
      if (strips.get(0).areRead()) {
        table.text("", rows, strip -> snippet(strip, strip.spread(each), place, SHORT));
        continue;
      }
      table.pictures("", rows, strip -> picture(strip.dataset, strip.spread(each), place));
    }
    if (strips.size() > rows.size()) {
      table.note(
          Words.of(
              "the first %,d of %,d classes; classTable() counts all", rows.size(), strips.size()));
    }
    return table.html();
  }

  private static Optional<HtmlPicture> picture(Dataset dataset, List<Integer> shown, int place) {
    if (place >= shown.size()) {
      return Optional.empty();
    }
    int index = shown.get(place);
    Thumbnail seen = Thumbnail.seen(dataset, index, SIDE);
    return Optional.of(seen.picture("sample " + dataset.id(index)));
  }

  private static String snippet(Strip strip, List<Integer> shown, int place, int most) {
    return place < shown.size() ? strip.dataset.sample(shown.get(place)).snippet(most) : "";
  }

  private static String row(Strip strip, int each) {
    StringBuilder html = new StringBuilder();
    html.append(
        Words.of(
            "<section class=\"strip\"><h2>%s <span class=\"quiet\">%,d</span></h2><div>",
            Html.escape(strip.heading), strip.members.size()));
    for (int index : strip.spread(each)) {
      if (strip.areRead()) {
        html.append(
            "<p title=\"%s\"><bdi>%s</bdi></p>"
                .formatted(
                    Html.escape(strip.dataset.id(index)),
                    Html.escape(strip.dataset.sample(index).snippet(LONG))));
        continue;
      }
      Thumbnail picture = Thumbnail.of(strip.dataset, index, LONGEST);
      String id = Html.escape(strip.dataset.id(index));
      html.append(
          "<img class=\"%s\" src=\"%s\" alt=\"sample %s\" title=\"%s\">"
              .formatted(picture.isTiny() ? "tiny" : "", picture.dataUri(), id, id));
    }
    return html.append("</div></section>\n").toString();
  }
}
