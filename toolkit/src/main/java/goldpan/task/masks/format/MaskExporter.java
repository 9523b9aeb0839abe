package goldpan.task.masks.format;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.data.Exporter;
import goldpan.data.Progress;
import goldpan.export.ExportedFolder;
import goldpan.task.masks.Masks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes pictures with masks in the format that they were opened in: masks without a decision as
 * they are, others with only the decided pixels changed; and the decisions that made them.
 */
@AutoService(Exporter.class)
public final class MaskExporter implements Exporter {
  @Override
  public String task() {
    return Masks.TASK;
  }

  @Override
  public Path export(Dataset dataset, Path folder, Transfer transfer) {
    Masks masks = Masks.of(dataset);
    return ExportedFolder.build(
        dataset, folder, transfer, to -> write(dataset, masks, transfer, to));
  }

  private static void write(Dataset dataset, Masks masks, Transfer transfer, Path folder)
      throws IOException {
    for (int row = 0; row < dataset.size(); row++) {
      Progress.checkInterrupted();
      Path to = folder.resolve(masks.source().picture(dataset.id(row)));
      Files.createDirectories(to.getParent());
      ExportedFolder.media(dataset, row, to, transfer);
    }
    masks.source().write(dataset, masks, folder);
    ExportedFolder.patch(dataset, folder);
  }
}
