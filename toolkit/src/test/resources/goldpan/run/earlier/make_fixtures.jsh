// Writes the files beside this script: what the version at commit 77d11dc leaves on disk.
// Do not run it again for a later version; give that version a folder of its own.
//   cd /home/ada && GOLDPAN_HOME=/home/ada/home goldpan-shell make_fixtures.jsh
import java.awt.image.BufferedImage;
import javax.imageio.ImageIO;

Path here = Path.of("").toAbsolutePath();

// Paths come in another order than classes: "a b/" sorts before "a/", and test/ before train/.
void draw(String name, int shade, int seed) throws IOException {
  Path file = here.resolve("flowers").resolve(name);
  Files.createDirectories(file.getParent());
  BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
  Random random = new Random(seed);
  for (int i = 0; i < 64; i++) {
    image.getRaster().setSample(i % 8, i / 8, 0, shade + random.nextInt(30));
  }
  ImageIO.write(image, "png", file.toFile());
}

List<String> kinds = List.of("a b", "a", "Z");
for (int i = 0; i < 10; i++) {
  for (int k = 0; k < 3; k++) {
    draw("train/" + kinds.get(k) + "/" + i + ".png", 20 + 90 * k, 100 * k + i);
    if (i < 4) {
      draw("test/" + kinds.get(k) + "/" + i + ".png", 20 + 90 * k, 1000 + 100 * k + i);
    }
  }
}
draw("train/a/wrong.png", 200, 7);
Files.writeString(here.resolve("flowers/train/a/broken.png"), "no picture");

Dataset flowers = dataset("flowers");
var trained = baseline(flowers).folds(2).epochs(2).width(2).batch(8).seed(5).thresholdSamples().train();
mine(flowers, trained);
mine(flowers, model("means.pt").size(6).channels(goldpan.torch.TorchModel.Channels.RGB).heldOut());

// Probabilities from a file: no arithmetic that depends on the processor but ln.
Random random = new Random(3);
StringBuilder rows = new StringBuilder("daisy,rose,tulip\n");
StringBuilder labels = new StringBuilder();
for (int i = 0; i < 60; i++) {
  double[] p = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
  p[i % 3] += i % 10 == 0 ? 0 : 2;
  double sum = p[0] + p[1] + p[2];
  rows.append(String.format(Locale.ROOT, "%.4f,%.4f,", p[0] / sum, p[1] / sum));
  rows.append(String.format(Locale.ROOT, "%.4f%n", 1 - Math.round(p[0] / sum * 1e4) / 1e4 - Math.round(p[1] / sum * 1e4) / 1e4));
  labels.append(List.of("daisy", "rose", "tulip").get(i % 3)).append('\n');
}
Files.writeString(here.resolve("brought.csv"), rows);
Files.writeString(here.resolve("labels.txt"), labels);
Dataset told = dataset("labels.txt");
Predictions brought = predictions("brought.csv", told);
Losses losses = mine(told, brought);

dataset("flowers");
keep("train/a b/0.png");
relabel("train/a/wrong.png", "Z");
drop("train/Z/1.png", "test/Z/2.png");
undo();
redo();
keep("test/a/0.png");
undo();
var journal = goldpan.Session.current().journal(dataset());
journal.relabel(List.of("train/a/1.png", "train/a/2.png"), "a b", new goldpan.review.Note("ada", "two by eye"));
var theirs = new goldpan.review.Decision("train/Z/3.png", goldpan.review.Decision.Action.KEEP, "Z", null, "bob", java.time.Instant.parse("2025-03-04T05:06:07Z"), "");
journal.take(goldpan.review.Decisions.of(dataset(), List.of(theirs)), new goldpan.review.Note("ada", ""));
goldpan.review.Patch.write(decisions(), here.resolve("flowers.patch"));
Dataset cleaned = dataset().apply(decisions());
cleaned.export(here.resolve("clean"));

// What must come out when these are read again: one line a fact.
StringBuilder facts = new StringBuilder();
facts.append("flowers ").append(dataset().fingerprint()).append('\n');
facts.append("decisions ").append(decisions().size()).append('\n');
facts.append("history ").append(history().size()).append('\n');
facts.append("cleaned ").append(cleaned.fingerprint()).append('\n');
facts.append("clean ").append(dataset(here.resolve("clean")).fingerprint()).append('\n');
Files.writeString(here.resolve("facts.txt"), facts);
System.out.println(facts);
journal.close();
