package goldpan.task.masks.format;

import goldpan.data.Modality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which picture each mask is about. Masks lie in folders called {@code trainannot}, {@code masks},
 * {@code labels} and the like, pictures elsewhere; a mask is called as its picture, perhaps with an
 * ending such as {@code _L} or {@code _mask}.
 */
final class MaskPairs {
  private static final Pattern MASK_FOLDER =
      Pattern.compile(
          "(.*?)[-_ ]?(annot|annots|annotations?|masks?|labels?|segmentationclass|gt|groundtruth|gtfine|segmentations?)");
  private static final Pattern ENDING =
      Pattern.compile(
          "[-_ ](L|mask|masks|label|labels|labelIds|labelTrainIds|gt|seg|segmentation|annot|gtFine_labelIds|gtFine_labelTrainIds)$");
  private static final Pattern PICTURE_ENDING =
      Pattern.compile("[-_ ](leftImg8bit|image|img|sat)$");

  private final Map<String, String> maskOf = new TreeMap<>();
  private final List<String> unmasked = new ArrayList<>();
  private final List<String> lonely = new ArrayList<>();

  /** Pairs paths with {@code /} between their parts. */
  MaskPairs(List<String> paths) {
    Map<String, List<String>> pictures = new HashMap<>();
    List<String> masks = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (String path : paths) {
      if (isMask(path)) {
        masks.add(path);
      } else if (Modality.picture().isNamedLikeOne(path.substring(path.lastIndexOf('/') + 1))) {
        all.add(path);
        pictures.computeIfAbsent(pictureStem(path), s -> new ArrayList<>()).add(path);
      }
    }
    for (String mask : masks) {
      Optional<String> picture = picture(mask, pictures);
      if (picture.isEmpty() || maskOf.putIfAbsent(picture.get(), mask) != null) {
        lonely.add(mask);
      }
    }
    all.stream().filter(p -> !maskOf.containsKey(p)).forEach(unmasked::add);
  }

  /** The mask of each picture that has one, by the picture's path, in order. */
  Map<String, String> maskOf() {
    return maskOf;
  }

  /** Pictures without a mask. */
  List<String> unmasked() {
    return unmasked;
  }

  /** Masks without a picture, or of one that has another mask. */
  List<String> lonely() {
    return lonely;
  }

  private static boolean isMask(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(".png") && maskFolder(path).isPresent();
  }

  /** The part of a path that is called like a folder of masks. */
  private static Optional<String> maskFolder(String path) {
    String[] parts = path.split("/", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      if (MASK_FOLDER.matcher(parts[i].toLowerCase(Locale.ROOT)).matches()) {
        return Optional.of(parts[i]);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> picture(String mask, Map<String, List<String>> pictures) {
    String stem = stem(mask);
    List<String> alike =
        pictures.getOrDefault(
            stem, pictures.getOrDefault(ENDING.matcher(stem).replaceFirst(""), List.of()));
    List<String> where = folders(mask);
    String best = null;
    int most = -1;
    boolean sole = true;
    for (String picture : alike) {
      int same = likeness(where, folders(picture));
      sole = same != most;
      if (same > most) {
        most = same;
        best = picture;
        sole = true;
      }
    }
    return sole ? Optional.ofNullable(best) : Optional.empty();
  }

  /** Folders of a path, that of masks without what makes it one. */
  private static List<String> folders(String path) {
    List<String> folders = new ArrayList<>();
    String[] parts = path.split("/", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      String lower = parts[i].toLowerCase(Locale.ROOT);
      folders.add(MASK_FOLDER.matcher(lower).replaceFirst("$1"));
    }
    return folders;
  }

  private static int likeness(List<String> a, List<String> b) {
    return (int) a.stream().filter(part -> !part.isEmpty() && b.contains(part)).count();
  }

  private static String pictureStem(String path) {
    return PICTURE_ENDING.matcher(stem(path)).replaceFirst("");
  }

  private static String stem(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
