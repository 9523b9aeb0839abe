package goldpan.task.boxes.format;

import com.google.auto.service.AutoService;
import goldpan.data.ClassNames;
import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.DatasetFormat;
import goldpan.data.Finding;
import goldpan.data.FolderWalk;
import goldpan.data.Opening;
import goldpan.data.Reason;
import goldpan.data.Recognition;
import goldpan.task.boxes.BoxAnnotations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Pascal VOC: an XML file a picture, in {@code Annotations} with the pictures in {@code
 * JPEGImages}, or beside the pictures as labelling tools write them; splits in {@code
 * ImageSets/Main} or by folder.
 *
 * @see <a href="http://host.robots.ox.ac.uk/pascal/VOC/voc2012/devkit_doc.pdf">the development
 *     kit's documentation</a>
 */
@AutoService(DatasetFormat.class)
public final class PascalVoc implements DatasetFormat {
  static final String NAME = "Pascal VOC";
  private static final int DEPTH = 3;
  private static final int ENOUGH = 2000;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String expects() {
    return "a folder with an .xml annotation a picture (Annotations/a.xml, JPEGImages/a.jpg, or side"
        + " by side)";
  }

  @Override
  public Recognition recognises(Path path) {
    if (!Files.isDirectory(path)) {
      return Recognition.NO;
    }
    try (Stream<Path> inside = Files.walk(path, DEPTH)) {
      return inside
              .limit(ENOUGH)
              .filter(PascalVoc::isNamedLikeOne)
              .findFirst()
              .filter(PascalVoc::isOne)
              .isPresent()
          ? Recognition.BY_CONTENT
          : Recognition.NO;
    } catch (IOException | java.io.UncheckedIOException e) {
      return Recognition.NO;
    }
  }

  private static boolean isNamedLikeOne(Path file) {
    return String.valueOf(file.getFileName()).endsWith(".xml") && Files.isRegularFile(file);
  }

  private static boolean isOne(Path file) {
    try {
      return Beginning.of(file).contains("<" + VocFile.ROOT);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String task() {
    return BoxAnnotations.TASK;
  }

  @Override
  public Dataset open(Path path) {
    return open(path, Opening.usual());
  }

  @Override
  public Dataset open(Path path, Opening opening) {
    Path root = path.toAbsolutePath().normalize();
    Path folder = BoxListing.folder(opening, root);
    FolderWalk.Tree tree = FolderWalk.of(root);
    List<String> pictures = folder.equals(root) ? tree.files() : FolderWalk.of(folder).files();
    BoxListing listing = new BoxListing(String.valueOf(root.getFileName()), root, folder);
    tree.findings().forEach(listing.findings()::add);
    try {
      return new Reading(root, new PictureNames(pictures), listing, VocSplits.of(root))
          .dataset(tree.files());
    } catch (IOException e) {
      throw new DatasetException(
          "%s cannot be read (%s); check the folder".formatted(root, Reason.of(e)), e);
    }
  }

  /** Reads file after file. */
  private static final class Reading {
    private final Path root;
    private final PictureNames pictures;
    private final BoxListing listing;
    private final VocSplits splits;
    private final SecureXml xml = new SecureXml();
    private final Map<String, String> fileOf = new HashMap<>();

    Reading(Path root, PictureNames pictures, BoxListing listing, VocSplits splits) {
      this.root = root;
      this.pictures = pictures;
      this.listing = listing;
      this.splits = splits;
    }

    Dataset dataset(List<String> files) {
      for (String file : files) {
        if (file.endsWith(".xml")) {
          read(file).ifPresent(f -> take(file, f));
        }
      }
      tellUnannotated(files);
      Set<String> names = new HashSet<>();
      listing.pictures().forEach(p -> p.boxes().forEach(b -> names.add(b.className())));
      ClassNames classes = ClassNames.of(names, listing.findings());
      return listing.dataset(
          classes.classes(),
          classes::index,
          original ->
              new VocSource(Optional.of(new VocSource.Files(root, files, fileOf)), original));
    }

    private Optional<VocFile> read(String file) {
      try {
        return Optional.of(VocFile.of(xml.root(Files.readAllBytes(root.resolve(file)))));
      } catch (IOException e) {
        listing.bad(
            file,
            "cannot be used (%s); expected an annotation; its picture is left out"
                .formatted(Reason.of(e)));
        return Optional.empty();
      }
    }

    private void take(String file, VocFile read) {
      String id = pictures.about(file, read.fileName()).orElseGet(() -> missing(file, read));
      read.problems().forEach(p -> listing.bad(file, p));
      ReadPicture picture =
          new ReadPicture(
              id,
              splits.of(PictureNames.stem(file), id),
              read.width(),
              read.height(),
              read.boxes(),
              read.listed());
      if (listing.add(picture)) {
        fileOf.put(id, file);
      }
    }

    /** Where the picture should be. */
    private static String missing(String file, VocFile read) {
      String name =
          read.fileName().isEmpty()
              ? PictureNames.stem(file) + ".jpg"
              : PictureNames.name(read.fileName());
      String folder = file.substring(0, file.length() - PictureNames.name(file).length());
      return folder.replace("Annotations/", "JPEGImages/") + name;
    }

    private void tellUnannotated(List<String> files) {
      Set<String> told = new HashSet<>();
      for (String file : files) {
        boolean isPicture = goldpan.data.Modality.picture().isNamedLikeOne(PictureNames.name(file));
        if (isPicture && !listing.has(file) && !file.startsWith("Segmentation") && told.add(file)) {
          listing
              .findings()
              .add(
                  file,
                  Finding.Kind.NO_LABEL,
                  "has no annotation; expected an .xml file of its name; it is left out");
        }
      }
    }
  }
}
