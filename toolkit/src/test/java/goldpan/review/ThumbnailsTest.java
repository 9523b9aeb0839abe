package goldpan.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Pixels;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ThumbnailsTest {
  private final Dataset toy = Toy.dataset(500);

  @Test
  void heldBytesStayWithinTheBound() {
    try (Thumbnails thumbnails = new Thumbnails(toy, new ServedFiles(toy), 96, 10_000)) {
      List<CompletableFuture<Thumbnail>> all = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        all.add(thumbnails.get(i));
      }
      all.forEach(CompletableFuture::join);
      assertTrue(thumbnails.bytes() <= 10_000, thumbnails.bytes() + " bytes");
      assertTrue(thumbnails.bytes() > 5_000, thumbnails.bytes() + " bytes");
    }
  }

  @Test
  void aPictureThatIsHeldIsNotMadeAgain() {
    try (Thumbnails thumbnails = new Thumbnails(toy, new ServedFiles(toy), 96, 1 << 20)) {
      assertSame(thumbnails.get(7).join(), thumbnails.get(7).join());
    }
  }

  @Test
  void smallPicturesKeepEveryPixel() throws Exception {
    Thumbnail thumbnail = Thumbnail.of(toy, 3, 96);
    assertEquals("image/png", thumbnail.type());
    var back = ImageIO.read(new ByteArrayInputStream(thumbnail.bytes()));
    assertEquals(toy.pixels(3).toImage().getRGB(5, 2), back.getRGB(5, 2));
  }

  @Test
  void bigPicturesAreMadeSmallerInProportion() throws Exception {
    Thumbnail thumbnail = Thumbnail.of(Pixels.of(1000, 500, 1, new byte[500_000]), 160);
    assertEquals("image/jpeg", thumbnail.type());
    var back = ImageIO.read(new ByteArrayInputStream(thumbnail.bytes()));
    assertEquals(160, back.getWidth());
    assertEquals(80, back.getHeight());
    Thumbnail thin = Thumbnail.of(Pixels.of(5000, 1, 3, new byte[15_000]), 160);
    assertEquals(1, thin.height());
  }
}
