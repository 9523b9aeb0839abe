package goldpan.data;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Media that are cells of a table, such as texts: kept packed, as many bytes as they have. */
final class CellMedia implements Media {
  private final Dataset.Ids cells;
  private final Modality modality;

  CellMedia(List<String> cells, Modality modality) {
    this.cells = Dataset.Ids.of(cells);
    this.modality = modality;
  }

  @Override
  public int size() {
    return cells.size();
  }

  @Override
  public Modality modality() {
    return modality;
  }

  @Override
  public Preview preview(int position) {
    return modality.preview(bytes(position));
  }

  @Override
  public List<String> oddities(int position) {
    return modality.oddities("", bytes(position));
  }

  @Override
  public Pixels pixels(int position) {
    return preview(position)
        .picture()
        .orElseThrow(() -> FileMedia.noPicture("row " + (position + 1), modality));
  }

  @Override
  public byte[] bytes(int position) {
    return cells.get(position).getBytes(StandardCharsets.UTF_8);
  }
}
