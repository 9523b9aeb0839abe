package goldpan.task.boxes.format;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.BoxSource;
import goldpan.text.NearestName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The formats that boxes can be written in, whatever they were opened from. */
public final class BoxFormats {
  private static final Map<String, Function<OriginalBoxes, BoxSource>> ALL = all();

  private BoxFormats() {}

  private static Map<String, Function<OriginalBoxes, BoxSource>> all() {
    Map<String, Function<OriginalBoxes, BoxSource>> all = new LinkedHashMap<>();
    all.put("voc", original -> new VocSource(Optional.empty(), original));
    all.put("coco", original -> new CocoSource(Optional.empty(), original));
    all.put("cvat", original -> new CvatSource(Optional.empty(), original));
    all.put("label studio", original -> new StudioSource(Optional.empty(), original));
    all.put("yolo", original -> new YoloSource(Optional.empty(), original));
    return Collections.unmodifiableMap(all);
  }

  /** Their names, as {@link #in} takes them. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * The same dataset, written in another format when it is exported.
   *
   * @param format one of {@link #names}
   * @throws DatasetException when there is no format of that name
   */
  public static Dataset in(Dataset dataset, String format) {
    Function<OriginalBoxes, BoxSource> make = ALL.get(format.strip().toLowerCase(Locale.ROOT));
    if (make == null) {
      throw new DatasetException(
          "\"%s\" is no format of boxes; %s"
              .formatted(
                  format,
                  NearestName.find(format, ALL.keySet().stream())
                      .map(n -> "did you mean \"" + n + "\"?")
                      .orElse("expected one of " + names())));
    }
    BoxAnnotations boxes = BoxAnnotations.of(dataset);
    return dataset.annotated(boxes.from(make.apply(new OriginalBoxes(dataset, boxes))));
  }
}
