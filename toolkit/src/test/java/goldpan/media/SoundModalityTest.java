package goldpan.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.mining.Losses;
import goldpan.review.Journal;
import goldpan.sound.Sounds;
import goldpan.train.BaselineTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundModalityTest {
  @TempDir Path folder;

  private Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private static byte[] tone(double hertz) {
    return Sounds.wav(Sounds.tone(hertz, 0.4, 8000, 0.5), 8000);
  }

  private static List<String> told(List<Finding> findings) {
    return findings.stream().map(f -> f.where() + " " + f.what()).toList();
  }

  private Path tones(String root, int each) throws IOException {
    for (int i = 0; i < each; i++) {
      write(root + "/low/" + i + ".wav", tone(300 + 5 * i));
      write(root + "/high/" + i + ".wav", tone(1500 + 20 * i));
    }
    return folder.resolve(root);
  }

  @Test
  void classFoldersOfRecordingsAreADatasetOfThem() throws IOException {
    Path root = tones("tones", 2);
    write("tones/low/notes.md", new byte[] {'x'});
    Dataset tones = Dataset.open(root);
    assertEquals("recording", tones.modality().name());
    assertEquals(4, tones.size());
    assertEquals(List.of("low/notes.md is no recording; left out"), told(tones.findings()));
    assertEquals(96, tones.preview(0).picture().orElseThrow().width());
    assertEquals(40, tones.pixels(0).height());
    assertEquals(25, tones.pixels(0).width()); // 0.4 s of 16 ms
    assertTrue(tones.toString().contains("recordings, such as"), tones.toString());
  }

  @Test
  void aTableOfPathsTakesWhatItsFilesAre() throws IOException {
    tones("tones", 1);
    write("a.txt", new byte[] {'a'});
    write("b.txt", new byte[] {'b'});
    Path sounds =
        Files.writeString(
            folder.resolve("sounds.csv"),
            "path,label\ntones/low/0.wav,low\ntones/high/0.wav,high\n");
    Path texts =
        Files.writeString(folder.resolve("texts.csv"), "path,label\na.txt,one\nb.txt,two\n");
    assertEquals("recording", Dataset.open(sounds).modality().name());
    assertEquals("text", Dataset.open(texts).modality().name());
    assertEquals("b", Dataset.open(texts).text(1));
  }

  @Test
  void checkingSaysWhatIsOddAboutEachAndBesideOthers() throws IOException {
    Path root = tones("odd", 6);
    write("odd/low/again.wav", tone(300));
    write("odd/low/broken.wav", Arrays.copyOf(tone(320), 30));
    write("odd/low/fast.wav", Sounds.wav(Sounds.tone(300, 0.4, 16_000, 0.5), 16_000));
    write("odd/low/flac.flac", new byte[] {'f', 'L', 'a', 'C', 0});
    write("odd/low/long.wav", Sounds.wav(Sounds.tone(310, 2, 8000, 0.5), 8000));
    write("odd/low/silent.wav", Sounds.wav(new float[3200], 8000));
    assertEquals(
        List.of(
            "low/broken.wav has no data chunk; expected one after the header; copy or record it again",
            "low/flac.flac is a FLAC file, a format that is not read; expected WAV, AIFF or AU; convert it: ffmpeg -i FILE FILE.wav",
            "low/silent.wav is constant: every sample is 0.0000 of full scale",
            "low/fast.wav has 16,000 samples a second; most others have 8,000",
            "low/long.wav is 2.00 s long, much longer than most others (median 0.40 s)",
            "low/again.wav is the same recording as low/0.wav"),
        told(Dataset.open(root).check()));
  }

  @Test
  void theLoopRunsOnRecordingsAndExportsTheirFiles() throws IOException {
    Path root = tones("tones", 40);
    Files.move(root.resolve("low/7.wav"), root.resolve("high/wrong.wav"));
    Dataset tones = Dataset.open(root);
    Losses losses =
        Losses.of(
            BaselineTraining.on(tones)
                .folds(2)
                .epochs(6)
                .width(4)
                .seed(2)
                .train()
                .predict(tones, Progress.SILENT));
    assertEquals("high/wrong.wav", losses.top(1).get(0).id());
    assertTrue(losses.top(3).gallery().html().contains("<img"));
    Dataset clean;
    try (Journal journal = Journal.open(folder.resolve("journals"), tones)) {
      journal.relabel("high/wrong.wav", "low");
      clean = tones.apply(journal.decisions());
    }
    Path export = clean.export(folder.resolve("clean"));
    Dataset again = Dataset.open(export);
    assertEquals("recording", again.modality().name());
    assertEquals(80, again.size());
    assertArrayEquals(
        Files.readAllBytes(root.resolve("low/3.wav")),
        Files.readAllBytes(export.resolve("low/3.wav")));
    assertArrayEquals(
        Files.readAllBytes(root.resolve("high/wrong.wav")),
        Files.readAllBytes(export.resolve("low/wrong.wav")));
  }
}
