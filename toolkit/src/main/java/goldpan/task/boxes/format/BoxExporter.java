package goldpan.task.boxes.format;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Exporter;
import goldpan.data.Progress;
import goldpan.export.ExportedFolder;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.BoxSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes pictures with boxes in the format that they were opened in, with nothing changed but what
 * was decided, or in another one ({@link BoxFormats}); and the decisions that made them.
 */
@AutoService(Exporter.class)
public final class BoxExporter implements Exporter {

  @Override
  public String task() {
    return BoxAnnotations.TASK;
  }

  @Override
  public Path export(Dataset dataset, Path folder, Transfer transfer) {
    BoxAnnotations boxes = BoxAnnotations.of(dataset);
    BoxSource source =
        boxes
            .source()
            .orElseThrow(
                () ->
                    new DatasetException(
                        "%s was made by a program, in no format; expected one of %s; use BoxFormats.in(dataset, \"voc\")"
                            .formatted(dataset.name(), BoxFormats.names())));
    return ExportedFolder.build(
        dataset, folder, transfer, to -> write(dataset, boxes, source, transfer, to));
  }

  private static void write(
      Dataset dataset, BoxAnnotations boxes, BoxSource source, Transfer transfer, Path folder)
      throws IOException {
    for (int row = 0; row < dataset.size() && dataset.hasMedia(); row++) {
      Progress.checkInterrupted();
      Path to = folder.resolve(source.picture(dataset.id(row)));
      Files.createDirectories(to.getParent());
      if (dataset.file(row).map(Files::exists).orElse(true)) {
        ExportedFolder.media(dataset, row, to, transfer);
      }
    }
    source.write(dataset, boxes, folder);
    ExportedFolder.patch(dataset, folder);
  }
}
