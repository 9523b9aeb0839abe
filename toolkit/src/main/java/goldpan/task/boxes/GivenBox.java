package goldpan.task.boxes;

/**
 * A box of an annotation.
 *
 * @param number which of its picture's boxes it is: the place among all that the file lists for the
 *     picture, from 0, those that could not be used included. It stays when others go
 * @param box where it is, and of which class
 * @param isIgnored whether a detector is neither to find nor to miss it: a crowd of COCO, a
 *     difficult object of Pascal VOC
 */
public record GivenBox(int number, Box box, boolean isIgnored) {

  /** The same box of the file, elsewhere or of another class. */
  public GivenBox with(Box other) {
    return new GivenBox(number, other, isIgnored);
  }
}
