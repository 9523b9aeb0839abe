package goldpan.tests.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Datasets;
import goldpan.review.Journal;
import goldpan.review.Review;
import goldpan.review.ReviewSession;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that change after the page was opened: none outside the dataset is served, none hangs the
 * server.
 */
@Timeout(600)
class ReviewFilesTest {
  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Path data;
  private Path secret;
  private Dataset dataset;
  private Journal journal;
  private ReviewSession session;
  private String cookie = "";

  @BeforeEach
  void open() throws Exception {
    data = folder.resolve("data");
    for (String name : new String[] {"cat/0.png", "cat/1.png", "dog/0.png", "dog/1.png"}) {
      write(data.resolve(name));
    }
    secret = folder.resolve("elsewhere");
    write(secret.resolve("0.png"));
    write(secret.resolve("1.png"));
    dataset = Datasets.named(data.toString());
    journal = Journal.open(folder.resolve("journals"), dataset);
    session = Review.open(Many.losses(dataset).top(0), journal);
    cookie =
        client
            .send(HttpRequest.newBuilder(session.link()).build(), BodyHandlers.discarding())
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow()
            .split(";")[0];
  }

  private static void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
  }

  @AfterEach
  void stop() {
    session.stop();
    journal.close();
  }

  private HttpResponse<String> ask(String path) throws Exception {
    URI uri = URI.create(session.link().toString().replaceFirst("/open\\?.*", path));
    return client.send(
        HttpRequest.newBuilder(uri).header("Cookie", cookie).timeout(Duration.ofMinutes(2)).build(),
        BodyHandlers.ofString());
  }

  /** Asks for picture and thumbnail of a sample that must not be served. */
  private void refused(int status, String id, String problem) throws Exception {
    int sample = dataset.indexOf(id).orElseThrow();
    for (String path : new String[] {"/picture/" + sample, "/thumb/" + sample}) {
      HttpResponse<String> answer = ask(path);
      assertEquals(status, answer.statusCode(), path + answer.body());
      assertEquals("{\"error\":\"" + id + " " + problem + "\"}", answer.body(), path);
      assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""), path);
      assertFalse(answer.body().contains(folder.toString()), answer.body());
    }
  }

  @Test
  void picturesAndThumbnailsOfTheDatasetAreServed() throws Exception {
    assertEquals(200, ask("/picture/0").statusCode());
    assertEquals(200, ask("/thumb/0").statusCode());
    assertTrue(
        ask("/thumb/0").headers().firstValue("Cache-Control").orElse("").startsWith("private"));
  }

  @Test
  void aMissingFileIsSaidWithoutItsPathAndServedOnceItIsBack() throws Exception {
    Files.delete(data.resolve("cat/0.png"));
    refused(404, "cat/0.png", "is missing; restore the file");
    write(data.resolve("cat/0.png"));
    assertEquals(200, ask("/picture/0").statusCode());
    assertEquals(200, ask("/thumb/0").statusCode());
  }

  @Test
  void aFolderReplacedByALinkLeadsNowhere() throws Exception {
    Files.move(data.resolve("cat"), folder.resolve("moved"));
    Files.createSymbolicLink(data.resolve("cat"), secret);
    refused(403, "cat/0.png", "leads outside the dataset's folder now; restore the file");
  }

  @Test
  void aFileReplacedByALinkLeadsNowhere() throws Exception {
    Files.delete(data.resolve("dog/1.png"));
    Files.createSymbolicLink(data.resolve("dog/1.png"), secret.resolve("1.png"));
    refused(403, "dog/1.png", "leads outside the dataset's folder now; restore the file");
  }

  @Test
  void aDeviceIsNotRead() throws Exception {
    Files.delete(data.resolve("cat/1.png"));
    Files.createSymbolicLink(data.resolve("cat/1.png"), Path.of("/dev/zero"));
    refused(403, "cat/1.png", "leads outside the dataset's folder now; restore the file");
  }

  @Test
  void aPipeIsNotOpened() throws Exception {
    Path pipe = data.resolve("dog/0.png");
    Files.delete(pipe);
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    for (int i = 0; i < 10; i++) {
      refused(403, "dog/0.png", "is no regular file any more; restore the file");
    }
    assertEquals(200, ask("/picture/0").statusCode());
  }

  @Test
  void aFileThatHasGrownHugeIsNotRead() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(data.resolve("cat/0.png").toFile(), "rw")) {
      file.setLength(300L << 20);
    }
    refused(413, "cat/0.png", "is above 256 MiB; expected a picture; check the file");
  }

  @Test
  void aDamagedPictureIsSaid() throws Exception {
    Files.writeString(data.resolve("cat/0.png"), "\u0089PNG nothing");
    int sample = dataset.indexOf("cat/0.png").orElseThrow();
    HttpResponse<String> answer = ask("/thumb/" + sample);
    assertEquals(404, answer.statusCode(), answer.body());
    assertTrue(answer.body().startsWith("{\"error\":\"cat/0.png "), answer.body());
  }
}
