package goldpan.review;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.data.Page;
import goldpan.data.View;
import goldpan.data.Words;
import goldpan.inspect.DuplicateGroup;
import goldpan.inspect.Duplicates;
import goldpan.text.HtmlPicture;
import goldpan.text.HtmlTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Groups of duplicates with their pictures side by side, the one to keep first. */
@SuppressWarnings("rawtypes") // a service is named without its type parameters
@AutoService(View.class)
public final class DuplicateGallery implements View<Duplicates, Page> {
  private static final int GROUPS = 200;
  private static final int A_GROUP = 8;
  private static final int IN_FRAGMENT = 4;
  private static final int SIDE = 64;
  private static final int LONGEST = 96;

  @Override
  public String name() {
    return "gallery";
  }

  @Override
  public String shows() {
    return "groups of duplicates, those across splits first, with the one to keep first";
  }

  @Override
  public Class<Duplicates> subject() {
    return Duplicates.class;
  }

  @Override
  public Class<Page> kind() {
    return Page.class;
  }

  @Override
  public Page of(Duplicates duplicates) {
    String title = "Duplicates of " + duplicates.dataset().name();
    StringBuilder html = new StringBuilder();
    html.append(
        "<header class=\"bar\"><div><h1>%s</h1>%s</div></header>\n<main>"
            .formatted(Html.escape(title), quiet(duplicates.about())));
    duplicates.groups().stream().limit(GROUPS).forEach(group -> html.append(strip(group)));
    if (duplicates.groups().size() > GROUPS) {
      html.append(
          quiet(
              List.of(
                  Words.of(
                      "the first %,d of %,d groups; table() has all",
                      GROUPS, duplicates.groups().size()))));
    }
    String body = html.append("</main>").toString();
    return new HtmlPage(
        title,
        HtmlPage.document(title, body, Html.resource("page.css"), ""),
        fragment(title, duplicates));
  }

  private static String quiet(List<String> lines) {
    return String.join(
        "",
        lines.stream()
            .map(line -> "<p class=\"quiet\">%s</p>".formatted(Html.escape(line)))
            .toList());
  }

  private static String strip(DuplicateGroup group) {
    StringBuilder html = new StringBuilder();
    html.append(
        "<section class=\"strip\"><h2>%s <span class=\"quiet\">%s</span></h2><div>"
            .formatted(
                Html.escape(group.problem().isEmpty() ? "duplicates" : group.problem()),
                Html.escape(
                    Words.of("%d samples, similarity %.3f", group.size(), group.similarity()))));
    for (DuplicateGroup.Member member : first(group, A_GROUP)) {
      html.append(picture(group.dataset(), member));
    }
    return html.append("</div></section>\n").toString();
  }

  private static String picture(Dataset dataset, DuplicateGroup.Member member) {
    String says = Html.escape(caption(dataset, member) + "; " + member.why());
    if (dataset.modality().isRead()) {
      return "<p title=\"%s\"><bdi>%s</bdi></p>"
          .formatted(says, Html.escape(dataset.sample(member.index()).snippet(2 * LONGEST)));
    }
    Thumbnail picture = Thumbnail.of(dataset, member.index(), LONGEST);
    return "<img class=\"%s\" src=\"%s\" alt=\"%s\" title=\"%s\">"
        .formatted(picture.isTiny() ? "tiny" : "", picture.dataUri(), says, says);
  }

  private static String caption(Dataset dataset, DuplicateGroup.Member member) {
    return dataset.sample(member.index()).toString();
  }

  private static List<DuplicateGroup.Member> first(DuplicateGroup group, int most) {
    return group.members().subList(0, Math.min(most, group.size()));
  }

  private static String fragment(String title, Duplicates duplicates) {
    List<DuplicateGroup> rows =
        duplicates.groups().subList(0, Math.min(HtmlTable.ROWS, duplicates.groups().size()));
    if (rows.isEmpty()) {
      return "";
    }
    int widest = rows.stream().mapToInt(DuplicateGroup::size).max().orElse(0);
    HtmlTable table =
        HtmlTable.titled(title)
            .text("problem", rows, DuplicateGroup::problem)
            .text("labels", rows, DuplicateGallery::labels)
            .figures("similarity", rows, group -> Words.of("%.3f", group.similarity()));
    boolean read = duplicates.dataset().modality().isRead();
    IntStream.range(0, Math.min(IN_FRAGMENT, widest))
        .forEach(
            place -> {
              if (read) {
                table.text("", rows, group -> snippet(group, place));
              } else {
                table.pictures("", rows, group -> thumbnail(group, place));
              }
            });
    table.text("keep", rows, group -> group.dataset().id(group.members().get(0).index()));
    if (duplicates.groups().size() > rows.size()) {
      table.note(
          Words.of(
              "the first %,d of %,d groups; table() has all",
              rows.size(), duplicates.groups().size()));
    }
    return table.html();
  }

  private static String labels(DuplicateGroup group) {
    return String.join(
        ", ",
        group.members().stream()
            .map(m -> group.dataset().labelText(m.index()))
            .distinct()
            .limit(IN_FRAGMENT)
            .toList());
  }

  private static String snippet(DuplicateGroup group, int place) {
    return place < group.size()
        ? group.dataset().sample(group.members().get(place).index()).snippet(SIDE)
        : "";
  }

  private static Optional<HtmlPicture> thumbnail(DuplicateGroup group, int place) {
    if (place >= group.size()) {
      return Optional.empty();
    }
    DuplicateGroup.Member member = group.members().get(place);
    Thumbnail seen = Thumbnail.seen(group.dataset(), member.index(), SIDE);
    return Optional.of(seen.picture(caption(group.dataset(), member)));
  }
}
