// Run by tests/bench/masks: args are the unpacked CamVid folder, a folder for the copy with planted errors, and the seed.
import goldpan.data.*;
import goldpan.mining.*;
import goldpan.task.masks.*;
import java.awt.image.BufferedImage;
import java.util.stream.*;
import javax.imageio.ImageIO;

Path source = Path.of(args[0]);
Path copy = Path.of(args[1]);
long seed = Long.parseLong(args[2]);
Random random = new Random(seed);

// The colours of the palette, by class; the line of no class last.
List<int[]> colours = new ArrayList<>();
for (String line : Files.readAllLines(source.resolve("class_palette.csv"))) {
    String[] c = line.split("\\s*,\\s*");
    if (!c[0].equals("name")) { colours.add(new int[] {Integer.parseInt(c[1]), Integer.parseInt(c[2]), Integer.parseInt(c[3])}); }
}
int classes = colours.size() - 1;

/** The pixels of the connected component at a pixel. */
List<Integer> component(int[] mask, int width, int start) {
    List<Integer> own = new ArrayList<>(List.of(start));
    BitSet seen = new BitSet();
    seen.set(start);
    for (int i = 0; i < own.size(); i++) {
        int at = own.get(i), x = at % width;
        int[] next = {x > 0 ? at - 1 : -1, x + 1 < width ? at + 1 : -1, at - width, at + width};
        for (int n : next) {
            if (n >= 0 && n < mask.length && mask[n] == mask[at] && !seen.get(n)) { seen.set(n); own.add(n); }
        }
    }
    return own;
}

/** The class that most pixels around a region have. */
int around(int[] mask, int width, List<Integer> region) {
    Set<Integer> in = new HashSet<>(region);
    int[] counts = new int[classes];
    for (int at : region) {
        for (int n : new int[] {at - 1, at + 1, at - width, at + width}) {
            if (n >= 0 && n < mask.length && !in.contains(n) && mask[n] < classes && mask[n] != mask[region.get(0)]) { counts[mask[n]]++; }
        }
    }
    return IntStream.range(0, classes).reduce((a, b) -> counts[b] > counts[a] ? b : a).getAsInt();
}

/** Some region of 0.5 to 10 % of the pixels; empty after 1,000 trials. */
List<Integer> region(int[] mask, int width) {
    for (int trial = 0; trial < 1000; trial++) {
        int at = random.nextInt(mask.length);
        if (mask[at] >= classes) { continue; }
        List<Integer> own = component(mask, width, at);
        if (own.size() >= mask.length / 200 && own.size() <= mask.length / 10) { return own; }
    }
    return List.of();
}

void plant(String kind, int[] mask, int width, List<Integer> region) {
    int was = mask[region.get(0)], fill = around(mask, width, region);
    if (kind.equals("relabelled")) {
        int other = random.nextInt(classes - 1);
        for (int at : region) { mask[at] = other >= was ? other + 1 : other; }
        return;
    }
    for (int at : region) { mask[at] = fill; }
    if (kind.equals("shifted")) {
        IntSummaryStatistics xs = region.stream().mapToInt(a -> a % width).summaryStatistics();
        IntSummaryStatistics ys = region.stream().mapToInt(a -> a / width).summaryStatistics();
        double share = 0.2 + 0.2 * random.nextDouble();
        int dx = (int) Math.round((random.nextBoolean() ? share : -share) * (xs.getMax() - xs.getMin() + 1));
        int dy = (int) Math.round((random.nextBoolean() ? share : -share) * (ys.getMax() - ys.getMin() + 1));
        for (int at : region) {
            int x = at % width + dx, y = at / width + dy;
            if (x >= 0 && x < width && y >= 0 && y < mask.length / width) { mask[y * width + x] = was; }
        }
    }
}

// The copy: each kind of error in its own tenth of the frames.
var clean = dataset(source);
var masks = Masks.of(clean);
List<Integer> order = IntStream.range(0, clean.size()).boxed().collect(Collectors.toList());
Collections.shuffle(order, random);
int tenth = (int) Math.round(clean.size() / 10.0);
String[] kinds = {"relabelled", "shifted", "erased"};
Map<Integer, String> planted = new HashMap<>();
Map<Integer, BitSet> changed = new HashMap<>();
Files.createDirectories(copy.resolve("train"));
Files.createDirectories(copy.resolve("trainannot"));
Files.copy(source.resolve("class_palette.csv"), copy.resolve("class_palette.csv"));
for (int i = 0; i < clean.size(); i++) {
    int row = order.get(i);
    Mask given = masks.mask(row);
    int width = given.width();
    int[] mask = new int[width * given.height()];
    for (int at = 0; at < mask.length; at++) { mask[at] = Math.min(classes, given.at(at % width, at / width)); }
    if (i < 3 * tenth) {
        int[] before = mask.clone();
        List<Integer> region = region(mask, width);
        if (!region.isEmpty()) {
            plant(kinds[i / tenth], mask, width, region);
            planted.put(row, kinds[i / tenth]);
            BitSet differs = new BitSet();
            for (int at = 0; at < mask.length; at++) { differs.set(at, mask[at] != before[at]); }
            changed.put(row, differs);
        }
    }
    BufferedImage image = new BufferedImage(width, given.height(), BufferedImage.TYPE_INT_RGB);
    for (int at = 0; at < mask.length; at++) {
        int[] c = colours.get(mask[at]);
        image.setRGB(at % width, at / width, c[0] << 16 | c[1] << 8 | c[2]);
    }
    String name = clean.id(row).substring("train/".length());
    ImageIO.write(image, "png", copy.resolve("trainannot").resolve(name.replace(".png", "_L.png")).toFile());
    Files.copy(source.resolve("train").resolve(name), copy.resolve("train").resolve(name));
}

var noisy = dataset(copy);
long start = System.nanoTime();
var training = SegmenterTraining.on(noisy).seed(seed);
if (args.length > 3) { training.epochs(Integer.parseInt(args[3])); }
Segmenter model = training.train();
long processor = ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
System.out.printf("%s%nprocessor time so far %.0f s, wall %.0f s%n", model, processor / 1e9, (System.nanoTime() - start) / 1e9);
MinedMasks mined = RegionMining.usual().mine(noisy, model, Progress.SILENT);
System.out.println(mined);
System.out.println(mined.agreement().table());

// Frames: the highest loss of a contested region, and softmin, on the same predictions.
Losses losses = Losses.of(mined.predictions());
double[] ours = new double[noisy.size()];
double[] softmin = new double[noisy.size()];
mined.pictures().forEach(p -> softmin[p.row()] = p.softmin());
record Ranked(int row, double score, boolean right) {}
List<Ranked> regions = new ArrayList<>();
for (int r = 0; r < losses.size(); r++) {
    var units = losses.dataset();
    int unit = losses.sampleIndex(r), row = units.baseIndex(unit);
    String part = units.part(unit);
    if (part.contains("@")) {
        ours[row] = Math.max(ours[row], losses.at(r));
        Region region = Region.parse(part.substring(part.indexOf('@') + 1)).get();
        Mask mask = Masks.of(noisy).mask(row);
        int given = Integer.parseInt(part.substring(0, part.indexOf('-')));
        int all = 0, hits = 0;
        BitSet differs = changed.getOrDefault(row, new BitSet());
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (mask.at(x, y) == given && region.covers(x, y, mask.width(), mask.height())) {
                    all++;
                    hits += differs.get(y * mask.width() + x) ? 1 : 0;
                }
            }
        }
        regions.add(new Ranked(row, losses.at(r), 2 * hits > all));
    }
}

double averagePrecision(double[] scores, String kind) {
    List<Integer> rows = IntStream.range(0, scores.length).boxed()
            .filter(i -> !planted.containsKey(i) || kind.equals("all") || planted.get(i).equals(kind))
            .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparing(i -> i)).collect(Collectors.toList());
    int rank = 0, hits = 0;
    double sum = 0;
    for (int row : rows) {
        rank++;
        if (planted.containsKey(row)) { sum += (double) ++hits / rank; }
    }
    return hits == 0 ? 0 : sum / hits;
}
System.out.printf("%d of %d frames have an error, %d of each kind%n", planted.size(), noisy.size(), tenth);
System.out.printf("%-12s %8s %8s   average precision of frames%n", "kind", "region", "softmin");
for (String kind : List.of("relabelled", "shifted", "erased", "all")) {
    System.out.printf("%-12s %8.3f %8.3f%n", kind, averagePrecision(ours, kind), averagePrecision(softmin, kind));
}
regions.sort(Comparator.comparingDouble((Ranked r) -> -r.score()));
int hits = 0, rank = 0;
Set<Integer> found = new HashSet<>();
for (Ranked r : regions.subList(0, Math.min(regions.size(), planted.size()))) {
    rank++;
    if (r.right()) { hits++; found.add(r.row()); }
}
System.out.printf("of the %d regions of highest loss %d are planted, in %d of %d frames; %d regions are contested in all%n", rank, hits, found.size(), planted.size(), regions.size());
System.exit(0);
