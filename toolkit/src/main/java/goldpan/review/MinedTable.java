package goldpan.review;

import goldpan.data.Page;
import goldpan.data.Split;
import goldpan.mining.Losses;
import goldpan.mining.Suspect;
import goldpan.text.HtmlPicture;
import goldpan.text.HtmlTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Mined samples as a table with thumbnails: the first twenty, and where scripts run sixty to page
 * through and to sort.
 */
final class MinedTable {
  private static final int AT_HAND = 60;
  private static final int SIDE = 56;

  /** Characters of a text. */
  private static final int SNIPPET = 160;

  private MinedTable() {}

  /**
   * The table.
   *
   * @param mined the most suspicious first
   * @param total how many there are
   * @param kinds whether to say what each most likely is
   */
  static Page page(String title, Losses losses, Stream<Suspect> mined, int total, boolean kinds) {
    List<Suspect> rows = mined.limit(AT_HAND).toList();
    HtmlTable table =
        HtmlTable.titled(title).firstOf(total).figures("#", rows, s -> Integer.toString(s.rank()));
    boolean areRead = losses.dataset().modality().isRead();
    if (losses.dataset().hasMedia() && !areRead) {
      table.pictures("", rows, MinedTable::picture);
    }
    if (rows.stream().anyMatch(s -> s.sample().split() != Split.NONE)) {
      table.text("split", rows, s -> s.sample().split().toString());
    }
    table
        .text("given", rows, Suspect::given)
        .text("predicted", rows, Suspect::predicted)
        .numbers("p(given)", rows, Suspect::probabilityGiven)
        .numbers("p(pred.)", rows, Suspect::probabilityPredicted)
        .numbers(losses.score().name(), rows, Suspect::score);
    if (kinds) {
      table.text("kind", rows, s -> s.kind().toString());
    }
    if (areRead) {
      table.text("text", rows, s -> s.sample().snippet(SNIPPET));
    }
    String fragment = table.text("id", rows, Suspect::id).html();
    return new HtmlPage(title, HtmlPage.document(title, fragment, "", ""), fragment);
  }

  private static Optional<HtmlPicture> picture(Suspect suspect) {
    Thumbnail seen = Thumbnail.seen(suspect.sample().dataset(), suspect.sample().index(), SIDE);
    return Optional.of(seen.picture("sample " + suspect.id()));
  }
}
