package goldpan.data;

/** The media of a dataset that is only a table of labels. */
record NoMedia(int size) implements Media {
  @Override
  public Pixels pixels(int position) {
    throw new UnreadableMediaException(
        Integer.toString(position),
        "the dataset is a table of labels without pictures; open the pictures with dataset(path)");
  }

  @Override
  public byte[] bytes(int position) {
    return new byte[0];
  }
}
