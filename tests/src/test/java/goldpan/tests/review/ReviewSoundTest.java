package goldpan.tests.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.mining.Losses;
import goldpan.review.Journal;
import goldpan.review.Review;
import goldpan.review.ReviewSession;
import goldpan.train.BaselineTraining;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings on the review page, in Chromium. */
class ReviewSoundTest {
  @TempDir Path folder;

  private void tone(String name, double hertz) throws IOException {
    byte[] data = new byte[8000]; // a second
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) Math.round(60 * Math.sin(2 * Math.PI * hertz * i / 8000));
    }
    Path file = folder.resolve("tones").resolve(name);
    Files.createDirectories(file.getParent());
    AudioFormat format = new AudioFormat(8000, 8, 1, true, false);
    AudioSystem.write(
        AudioSystem.getAudioInputStream(
            new AudioFormat(8000, 16, 1, true, false),
            new AudioInputStream(new ByteArrayInputStream(data), format, data.length)),
        AudioFileFormat.Type.WAVE,
        file.toFile());
  }

  @Test
  void theSpaceBarPlaysAndPausesARecording() throws Exception {
    for (int i = 0; i < 10; i++) {
      tone("low/" + i + ".wav", 300 + i);
      tone("high/" + i + ".wav", 1500 + i);
    }
    Dataset tones = Dataset.open(folder.resolve("tones"));
    Losses losses =
        Losses.of(
            BaselineTraining.on(tones)
                .folds(2)
                .epochs(1)
                .width(4)
                .train()
                .predict(tones, Progress.SILENT));
    try (Journal journal = Journal.open(folder.resolve("journals"), tones);
        ReviewSession session = Review.open(losses.top(5), journal);
        Browser browser = Browser.start("--autoplay-policy=no-user-gesture-required")) {
      browser.open(session.link());
      assertTrue(browser.isShown("#player"));
      browser.until("a spectrogram is drawn", () -> picture(browser) > 90);
      browser.keys(" ");
      browser.until(
          "it has been played",
          () -> Boolean.TRUE.equals(browser.script("return player.currentTime > 0")));
      assertEquals(1.0, ((Number) browser.script("return player.duration")).doubleValue(), 0.01);
      browser.script("player.loop = true; player.play()");
      browser.until(
          "it plays on", () -> Boolean.FALSE.equals(browser.script("return player.paused")));
      browser.keys(" ");
      assertEquals(true, browser.script("return player.paused"));
      assertEquals("", browser.text("#problem"));
    }
  }

  private static long picture(Browser browser) {
    Object width = browser.script("return document.getElementById('picture').naturalWidth");
    return width instanceof Number n ? n.longValue() : 0;
  }
}
