package goldpan.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Media;
import goldpan.data.Pixels;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.jpeg.JpegDecoding;
import goldpan.jpeg.TurboJpeg;
import goldpan.predict.CacheFolder;
import goldpan.predict.Computing;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.Predictor;
import goldpan.train.Baseline;
import goldpan.train.BaselineTraining;
import goldpan.train.Blobs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureCacheTest {
  private static final int N = 90;
  private static final Input INPUT = new Input(12, 12, 1, List.of(60f), List.of(50f));
  private static final int[] ALL = IntStream.range(0, N).toArray();
  @TempDir Path folder;

  /** Pictures that count how often they are decoded. */
  private record Counted(Media media, AtomicInteger decoded) implements Media {
    @Override
    public int size() {
      return media.size();
    }

    @Override
    public Pixels pixels(int position) {
      decoded.incrementAndGet();
      return media.pixels(position);
    }

    @Override
    public byte[] bytes(int position) throws IOException {
      return media.bytes(position);
    }
  }

  private final AtomicInteger decoded = new AtomicInteger();

  private Dataset dataset(int seed, Integer... unreadable) {
    int[] labels = Blobs.labels(N, 3);
    labels[0] = seed % 3;
    Media media = new Blobs.Bars(Blobs.labels(N, 3), 12, 12, 1, Set.of(unreadable));
    return Blobs.dataset(labels, new Counted(media, decoded), i -> Split.NONE);
  }

  private CacheFolder cache() {
    return CacheFolder.in(folder, 1 << 20);
  }

  private static void assertReads(Dataset expected, KeptPictures pictures, int[] samples) {
    byte[] ours = new byte[INPUT.values()];
    byte[] naive = new byte[INPUT.values()];
    DecodedPictures source = new DecodedPictures(expected, samples, INPUT);
    for (int i = 0; i < samples.length; i++) {
      Optional<Finding> problem = pictures.read(i, ours, 0);
      assertEquals(source.read(i, naive, 0), problem);
      if (problem.isEmpty()) {
        assertArrayEquals(naive, ours, "picture " + i);
      }
    }
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void keep(Dataset dataset) {
    try (KeptPictures pictures = new KeptPictures(new PictureCache(cache()), dataset, ALL, INPUT)) {
      assertFalse(pictures.areKept());
      assertReads(dataset, pictures, ALL);
    }
  }

  @Test
  void whatWasReadOnceIsNotDecodedAgain() {
    Dataset dataset = dataset(0, 4, 50);
    keep(dataset);
    assertEquals(1, files().size());
    decoded.set(0);
    byte[] one = new byte[INPUT.values()];
    try (KeptPictures pictures = new KeptPictures(new PictureCache(cache()), dataset, ALL, INPUT)) {
      assertTrue(pictures.areKept());
      for (int i = 0; i < N; i++) {
        assertEquals(i == 4 || i == 50, pictures.read(i, one, 0).isPresent());
      }
      assertEquals(0, decoded.get());
      assertReads(dataset, pictures, ALL);
    }
    int[] some = {80, 4, 7};
    try (KeptPictures pictures =
        new KeptPictures(new PictureCache(cache()), dataset, some, INPUT)) {
      assertReads(dataset, pictures, some);
    }
  }

  @Test
  void picturesDecodedAtReducedSizeAreKeptApart() {
    PictureCache cache = new PictureCache(cache());
    Dataset dataset = dataset(0);
    String here = cache.place(dataset, INPUT).orElseThrow().getFileName().toString();
    System.setProperty(JpegDecoding.PROPERTY, "whole");
    try {
      String whole = cache.place(dataset, INPUT).orElseThrow().getFileName().toString();
      assertTrue(whole.endsWith("-12x12x1-v2.pictures"), whole);
      boolean reduces = TurboJpeg.installed().isPresent();
      assertEquals(whole.replace(".pictures", reduces ? "-reduced.pictures" : ".pictures"), here);
    } finally {
      System.clearProperty(JpegDecoding.PROPERTY);
    }
  }

  @Test
  void whatWasNotReadToTheEndIsNotKept() {
    Dataset dataset = dataset(0);
    byte[] one = new byte[INPUT.values()];
    try (KeptPictures pictures = new KeptPictures(new PictureCache(cache()), dataset, ALL, INPUT)) {
      for (int i = 0; i < N - 1; i++) {
        assertTrue(pictures.read(i, one, 0).isEmpty());
      }
    }
    assertEquals(List.of(), files());
  }

  @Test
  void aFileThatIsCutOffIsWrittenAnew() throws IOException {
    Dataset dataset = dataset(0);
    keep(dataset);
    Path file = files().get(0);
    long whole = Files.size(file);
    for (long length : new long[] {0, 10, whole / 2, whole - 1}) {
      try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
        access.setLength(length);
      }
      keep(dataset);
      assertEquals(whole, Files.size(file));
    }
  }

  @Test
  void aDamagedPictureIsDecodedAndItsFileForgotten() throws IOException {
    Dataset dataset = dataset(0);
    keep(dataset);
    Path file = files().get(0);
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.seek(7L * INPUT.values() + 3);
      access.write(access.read() ^ 1);
    }
    try (KeptPictures pictures = new KeptPictures(new PictureCache(cache()), dataset, ALL, INPUT)) {
      assertTrue(pictures.areKept());
      assertReads(dataset, pictures, ALL);
    }
    assertEquals(List.of(), files());
    keep(dataset);
    assertEquals(1, files().size());
  }

  @Test
  void aDamagedEndIsNotTrusted() throws IOException {
    Dataset dataset = dataset(0);
    keep(dataset);
    Path file = files().get(0);
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.seek((long) N * INPUT.values() + 5);
      access.write(99);
    }
    keep(dataset);
  }

  @Test
  void theLeastRecentlyUsedGoWhenThereIsNoRoom() throws IOException {
    long one = PictureFile.size(N, INPUT.values());
    CacheFolder two = CacheFolder.in(folder, 2 * one + 100);
    Dataset[] sets = {dataset(0), dataset(1), dataset(2)};
    for (int i = 0; i < 3; i++) {
      if (i == 2) {
        // the first was used after the second
        age(new PictureCache(two).place(sets[1], INPUT).orElseThrow(), 2000);
        age(new PictureCache(two).place(sets[0], INPUT).orElseThrow(), 1000);
      }
      try (KeptPictures pictures = new KeptPictures(new PictureCache(two), sets[i], ALL, INPUT)) {
        assertReads(sets[i], pictures, ALL);
      }
    }
    assertEquals(2, files().size());
    assertTrue(new PictureCache(two).find(sets[0], INPUT).isPresent());
    assertTrue(new PictureCache(two).find(sets[1], INPUT).isEmpty());
    assertTrue(new PictureCache(two).find(sets[2], INPUT).isPresent());
  }

  private static void age(Path file, long millis) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - millis));
  }

  @Test
  void whatIsTooBigOrNotWantedIsOnlyDecoded() {
    Dataset dataset = dataset(0);
    for (CacheFolder none : List.of(CacheFolder.none(), CacheFolder.in(folder, 1000))) {
      try (KeptPictures pictures = new KeptPictures(new PictureCache(none), dataset, ALL, INPUT)) {
        assertReads(dataset, pictures, ALL);
      }
    }
    assertEquals(List.of(), files());
  }

  @Test
  void trainingAndMiningShareTheFile() {
    Dataset dataset = dataset(0, 8);
    Baseline baseline =
        BaselineTraining.on(dataset).folds(2).epochs(1).width(2).cache(cache()).train();
    assertEquals(1, files().size());
    decoded.set(0);
    Predictions kept =
        baseline
            .inSample()
            .with(Computing.auto().cache(cache()).precision("float32"))
            .predict(dataset, Progress.SILENT);
    assertEquals(0, decoded.get());
    Predictor plain = baseline.inSample().with(Computing.auto().precision("float32"));
    Predictions decodedAnew = plain.predict(dataset, Progress.SILENT);
    assertEquals(N, decoded.get());
    assertEquals(N - 1, kept.size());
    assertEquals(decodedAnew.findings(), kept.findings());
    for (int r = 0; r < N - 1; r++) {
      assertEquals(decodedAnew.probability(r, 1), kept.probability(r, 1));
    }
  }

  @Test
  void aTrainingWithACacheComesToTheSameWeights() {
    Dataset dataset = dataset(0, 8);
    BaselineTraining plain = BaselineTraining.on(dataset).folds(2).epochs(1).width(2);
    Baseline without = plain.train();
    Baseline first = plain.cache(cache()).train();
    Baseline second = plain.train();
    for (int f = 0; f < 2; f++) {
      assertArrayEquals(without.weights().get(f), first.weights().get(f));
      assertArrayEquals(without.weights().get(f), second.weights().get(f));
    }
    assertEquals(without.findings(), second.findings());
  }

  @Test
  void theBoundIsANumber() {
    System.setProperty("goldpan.cache.mib", "much");
    try {
      assertEquals(
          "goldpan.cache.mib is \"much\"; expected a number of MiB, 0 for no cache; 2048 is usual",
          assertThrows(PredictionException.class, () -> CacheFolder.in(folder)).getMessage());
    } finally {
      System.clearProperty("goldpan.cache.mib");
    }
  }
}
