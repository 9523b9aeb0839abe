package goldpan.tests.review;

import goldpan.data.Dataset;
import goldpan.data.Datasets;
import goldpan.mining.Losses;
import goldpan.review.Journal;
import goldpan.review.Review;
import goldpan.review.ReviewSession;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.Keys;

/** Takes the pictures in docs/review: run with the folder to put them in. */
final class Screenshots {
  private Screenshots() {}

  public static void main(String[] args) throws Exception {
    Path docs = Path.of(args[0]);
    Losses losses = Centroids.losses(Datasets.named("mnist-test"));
    try (Journal journal =
            Journal.open(Files.createTempDirectory("goldpan-shots"), losses.dataset());
        ReviewSession session = Review.open(losses.top(400), journal)) {
      light(docs, session);
      dark(docs, session);
    }
    Dataset many = Many.dataset(4000, 200);
    try (Journal journal = Journal.open(Files.createTempDirectory("goldpan-shots"), many);
        ReviewSession session = Review.open(Many.losses(many).top(500), journal);
        Browser browser = Browser.start()) {
      browser.open(session.link());
      browser.keys("r");
      browser.keys("wood");
      Thread.sleep(600);
      browser.screenshot(docs.resolve("classes-200.png"));
    }
  }

  private static void light(Path docs, ReviewSession session) throws Exception {
    try (Browser browser = Browser.start()) {
      browser.open(session.link());
      Thread.sleep(500);
      browser.screenshot(docs.resolve("single-light.png"));
      browser.keys("k", "1", "d", "1", "1", "k");
      Thread.sleep(600);
      browser.choose("#f-given", "4");
      browser.choose("#f-predicted", "9");
      Thread.sleep(600);
      browser.screenshot(docs.resolve("filtered.png"));
      browser.click("#clear");
      browser.keys("g");
      Thread.sleep(600);
      browser.keys("x", Keys.ARROW_RIGHT, "x", Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, "x");
      Thread.sleep(300);
      browser.screenshot(docs.resolve("grid-light.png"));
      browser.keys("?");
      Thread.sleep(300);
      browser.screenshot(docs.resolve("keys.png"));
    }
  }

  private static void dark(Path docs, ReviewSession session) throws Exception {
    try (Browser browser = Browser.start("--force-dark-mode")) {
      browser.open(session.link());
      Thread.sleep(700);
      browser.screenshot(docs.resolve("single-dark.png"));
      browser.keys("g");
      Thread.sleep(700);
      browser.screenshot(docs.resolve("grid-dark.png"));
    }
  }
}
