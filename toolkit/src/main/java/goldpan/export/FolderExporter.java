package goldpan.export;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.data.Exporter;
import goldpan.data.Progress;
import goldpan.review.DecisionGallery;
import goldpan.review.Decisions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes a dataset as class folders with a manifest. */
@AutoService(Exporter.class)
public final class FolderExporter implements Exporter {
  static final String GALLERY = "gallery.html";

  @Override
  public Path export(Dataset dataset, Path folder, Transfer transfer) {
    return ExportedFolder.build(dataset, folder, transfer, to -> write(dataset, transfer, to));
  }

  private static void write(Dataset dataset, Transfer transfer, Path folder) throws IOException {
    Layout layout = Layout.of(dataset);
    for (String inside : layout.folders()) {
      Files.createDirectories(folder.resolve(inside));
    }
    for (int i = 0; i < dataset.size() && Contents.of(dataset) == Contents.FILES; i++) {
      Progress.checkInterrupted();
      ExportedFolder.media(dataset, i, folder.resolve(layout.path(i)), transfer);
    }
    ExportManifest.csv(dataset, layout, folder);
    ExportManifest.json(dataset, layout, transfer, folder);
    ExportManifest.readme(dataset, folder);
    Optional<Decisions> decisions = ExportedFolder.patch(dataset, folder);
    if (decisions.isPresent()) {
      DecisionGallery.of(dataset.lineage().orElseThrow().original(), decisions.get())
          .save(folder.resolve(GALLERY));
    }
  }
}
