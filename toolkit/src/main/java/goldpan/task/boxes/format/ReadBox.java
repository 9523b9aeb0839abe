package goldpan.task.boxes.format;

import goldpan.task.boxes.Box;
import goldpan.task.boxes.GivenBox;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A box as a file has it.
 *
 * @param number its place among the boxes that the file lists for the picture, from 0
 * @param className of its class
 * @param place where it is, of class 0
 * @param isIgnored whether a detector is neither to find nor to miss it
 */
record ReadBox(int number, String className, Box place, boolean isIgnored) {

  GivenBox given(ToIntFunction<String> classes) {
    return new GivenBox(number, place.labelled(classes.applyAsInt(className)), isIgnored);
  }

  static List<GivenBox> given(List<ReadBox> all, ToIntFunction<String> classes) {
    return all.stream().map(b -> b.given(classes)).toList();
  }
}
