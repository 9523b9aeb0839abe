// Run by tests/bench/boxes: args are the dataset, how many seeds, and a file of detections or nothing.
import goldpan.data.*;
import goldpan.predict.*;
import goldpan.task.boxes.*;
import goldpan.task.boxes.format.*;
import java.util.function.*;
import java.util.stream.*;

enum Planted { NONE, REMOVED, SHIFTED, SWAPPED, SPURIOUS }

/** The dataset with errors, what each given box is, and the boxes that were removed. */
record Errors(Dataset dataset, List<List<Planted>> given, List<List<Box>> removed) {}

Errors planted(Dataset right, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BoxAnnotations truth = BoxAnnotations.of(right);
    int classes = right.classes().size();
    BoxAnnotations.Builder wrong = BoxAnnotations.builder(right.classes());
    List<List<Planted>> kinds = new ArrayList<>();
    List<List<Box>> removed = new ArrayList<>();
    for (int row = 0; row < right.size(); row++) {
        List<GivenBox> now = new ArrayList<>();
        List<Planted> kind = new ArrayList<>();
        List<Box> gone = new ArrayList<>();
        int w = truth.width(row), h = truth.height(row);
        for (GivenBox each : truth.boxes(row)) {
            Box b = each.box();
            double u = random.nextDouble();
            double part = 0.2 + 0.2 * random.nextDouble();
            int sx = random.nextInt(3) - 1, sy = random.nextInt(3) - 1, other = random.nextInt(Math.max(1, classes - 1));
            if (b.isDegenerate()) { continue; }
            if (u < 0.1) { gone.add(b); continue; }
            Planted k = Planted.NONE;
            if (u < 0.2) {
                if (sx == 0 && sy == 0) { sx = 1; }
                b = new Box(b.label(), b.x0() + sx * part * b.width(), b.y0() + sy * part * b.height(), b.x1() + sx * part * b.width(), b.y1() + sy * part * b.height()).within(w, h);
                k = Planted.SHIFTED;
            } else if (u < 0.25 && classes > 1) {
                b = b.labelled(other >= b.label() ? other + 1 : other);
                k = Planted.SWAPPED;
            }
            if (b.isDegenerate()) { b = each.box(); k = Planted.NONE; }
            now.add(new GivenBox(now.size(), b, false));
            kind.add(k);
            if (random.nextDouble() < 0.05) {
                double x = random.nextDouble() * Math.max(1, w - each.box().width()), y = random.nextDouble() * Math.max(1, h - each.box().height());
                Box extra = new Box(each.box().label(), x, y, x + each.box().width(), y + each.box().height());
                if (truth.boxes(row).stream().allMatch(t -> t.box().iou(extra) < 0.3)) {
                    now.add(new GivenBox(now.size(), extra, false));
                    kind.add(Planted.SPURIOUS);
                }
            }
        }
        wrong.picture(w, h, now, now.size());
        kinds.add(kind);
        removed.add(gone);
    }
    return new Errors(right.annotated(wrong.build()), kinds, removed);
}

double clip(double v, double from, double to) { return Math.min(to, Math.max(from, v)); }

/** A detector that knows the truth and is as good as said. */
List<List<ScoredBox>> madeUp(Dataset right, double skill, long seed) {
    Random random = new Random(seed);
    BoxAnnotations truth = BoxAnnotations.of(right);
    int classes = right.classes().size();
    List<List<ScoredBox>> all = new ArrayList<>();
    for (int row = 0; row < right.size(); row++) {
        List<ScoredBox> own = new ArrayList<>();
        int w = truth.width(row), h = truth.height(row);
        for (GivenBox each : truth.boxes(row)) {
            Box b = each.box();
            if (b.isDegenerate()) { continue; }
            double hard = random.nextDouble();
            double sure = clip(skill + 0.12 * random.nextGaussian() - 0.7 * (1 - skill) * hard, 0.01, 0.999);
            if (random.nextDouble() < 0.15 * hard * (1 - skill) / 0.15) { continue; }
            double s = (1 - skill) * (0.3 + hard) * 0.5;
            double cx = random.nextGaussian() * s * b.width(), cy = random.nextGaussian() * s * b.height();
            double fw = Math.exp(random.nextGaussian() * s) - 1, fh = Math.exp(random.nextGaussian() * s) - 1;
            int label = classes > 1 && random.nextDouble() < (1 - skill) * hard * 0.6 ? random.nextInt(classes) : b.label();
            Box f = new Box(label, b.x0() + cx - fw * b.width() / 2, b.y0() + cy - fh * b.height() / 2, b.x1() + cx + fw * b.width() / 2, b.y1() + cy + fh * b.height() / 2).within(w, h);
            if (!f.isDegenerate()) {
                float[] p = new float[classes];
                Arrays.fill(p, (float) ((1 - sure) * 0.3 / classes));
                p[label] += (float) (1 - (1 - sure) * 0.3);
                own.add(ScoredBox.of(f, sure, p));
            }
        }
        int extra = (int) Math.round(Math.abs(random.nextGaussian()) * (1 - skill) * (4 + truth.count(row)));
        for (int i = 0; i < extra; i++) {
            double x = random.nextDouble() * w * 0.8, y = random.nextDouble() * h * 0.8;
            Box f = new Box(random.nextInt(classes), x, y, x + w * (0.04 + 0.15 * random.nextDouble()), y + h * (0.04 + 0.15 * random.nextDouble()));
            own.add(ScoredBox.of(f, clip(Math.pow(random.nextDouble(), 3), 0.02, 0.9)));
        }
        all.add(own);
    }
    return all;
}

/** Mean precision at each of {@code positives} hits, in falling order of score; what is not listed is not found. */
double ap(List<double[]> scored, int positives) {
    scored.sort((a, b) -> Double.compare(b[0], a[0]));
    double sum = 0;
    int hits = 0;
    for (int i = 0; i < scored.size(); i++) {
        if (scored.get(i)[1] > 0) { hits++; sum += (double) hits / (i + 1); }
    }
    return positives == 0 ? Double.NaN : sum / positives;
}

/** Candidates for missing boxes: the first near each removed box is a hit. */
void missing(List<double[]> into, List<double[]> candidates, List<Box> places, List<Box> removed) {
    Integer[] order = IntStream.range(0, places.size()).boxed().sorted((a, b) -> Double.compare(candidates.get(b)[0], candidates.get(a)[0])).toArray(Integer[]::new);
    Set<Box> free = new HashSet<>(removed);
    for (int i : order) {
        Optional<Box> hit = free.stream().filter(r -> r.iou(places.get(i)) >= 0.5).findFirst();
        hit.ifPresent(free::remove);
        into.add(new double[] {candidates.get(i)[0], hit.isPresent() ? 1 : 0});
    }
}

Map<String, double[]> judged(Errors errors, Detections found) {
    Dataset d = errors.dataset();
    BoxAnnotations given = BoxAnnotations.of(d);
    BoxUnits units = BoxUnits.of(found);
    Predictions p = units.predictions();
    int classes = d.classes().size();
    Map<String, List<double[]>> own = new LinkedHashMap<>(), lab = new LinkedHashMap<>();
    Map<String, Integer> positives = new LinkedHashMap<>();
    for (String kind : List.of("missing", "misplaced", "wrong class", "spurious", "any given")) {
        own.put(kind, new ArrayList<>());
        lab.put(kind, new ArrayList<>());
        positives.put(kind, 0);
    }
    Map<Integer, List<Integer>> ofRow = new HashMap<>();
    for (int u = 0; u < units.size(); u++) { ofRow.computeIfAbsent(units.row(u), r -> new ArrayList<>()).add(u); }
    double least = 1;
    for (int row = 0; row < d.size(); row++) {
        for (GivenBox g : given.boxes(row)) for (ScoredBox f : found.of(row)) { double s = 0.9 * g.box().iou(f.box()); least = s > 0 ? Math.min(least, s) : least; }
    }
    for (int row = 0; row < d.size(); row++) {
        List<double[]> candidates = new ArrayList<>();
        List<Box> places = new ArrayList<>();
        for (int u : ofRow.getOrDefault(row, List.of())) {
            double nothing = p.probability(u, classes), moved = p.probability(u, classes + 1);
            int label = p.label(u);
            double right = p.probability(u, label);
            BoxPart part = units.part(u);
            if (part.isNew()) {
                candidates.add(new double[] {1 - nothing});
                places.add(part.place().get());
                continue;
            }
            Planted kind = errors.given().get(row).get(part.number().get());
            GivenBox g = given.box(row, part.number().get()).get();
            double bad = 1 - ObjectLab.badlyLocated(g, found.of(row)), swap = 1 - ObjectLab.swapped(g, found.of(row), least);
            Object[][] rows = {
                {"misplaced", Planted.SHIFTED, moved, bad}, {"wrong class", Planted.SWAPPED, 1 - nothing - moved - right, swap},
                {"spurious", Planted.SPURIOUS, nothing, bad}, {"any given", null, 1 - right, Math.max(bad, swap)}};
            for (Object[] r : rows) {
                boolean is = r[1] == null ? kind != Planted.NONE : kind == r[1];
                own.get(r[0]).add(new double[] {(double) r[2], is ? 1 : 0});
                lab.get(r[0]).add(new double[] {(double) r[3], is ? 1 : 0});
                positives.merge((String) r[0], is ? 1 : 0, Integer::sum);
            }
        }
        missing(own.get("missing"), candidates, places, errors.removed().get(row));
        List<double[]> theirs = new ArrayList<>();
        List<Box> where = new ArrayList<>();
        for (ScoredBox f : found.of(row)) {
            double s = 1 - ObjectLab.overlooked(f, given.boxes(row), least);
            if (s > 0) { theirs.add(new double[] {s}); where.add(f.box()); }
        }
        missing(lab.get("missing"), theirs, where, errors.removed().get(row));
        positives.merge("missing", errors.removed().get(row).size(), Integer::sum);
    }
    Map<String, double[]> result = new LinkedHashMap<>();
    own.forEach((kind, list) -> result.put(kind, new double[] {ap(list, positives.get(kind)), ap(lab.get(kind), positives.get(kind)), positives.get(kind)}));
    return result;
}

Detections detections(Dataset d, List<List<ScoredBox>> found) {
    Detections.Builder all = Detections.builder(d, new Provenance("made up", 0, "", "cpu", 1));
    for (int i = 0; i < found.size(); i++) { all.picture(i, found.get(i), Origin.OUT_OF_FOLD, 0); }
    return all.build();
}

Dataset right = Dataset.open(Path.of(args[0]));
int seeds = Integer.parseInt(args[1]);
boolean isFile = args.length > 2 && !args[2].isBlank();
List<Double> skills = isFile ? List.of(0.0) : List.of(0.95, 0.85, 0.7);
for (double skill : skills) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    double quality = 0;
    for (int seed = 0; seed < seeds; seed++) {
        Errors errors = planted(right, seed);
        List<List<ScoredBox>> found;
        if (isFile) {
            Detections read = DetectionFile.read(Path.of(args[2]), right);
            found = IntStream.range(0, right.size()).mapToObj(read::of).toList();
        } else {
            found = madeUp(right, skill, 100 + seed);
        }
        quality += AveragePrecision.of(detections(right, found), 0.5).ap50() / seeds;
        judged(errors, detections(errors.dataset(), found)).forEach((kind, v) -> {
            double[] sum = sums.computeIfAbsent(kind, k -> new double[3]);
            for (int i = 0; i < 3; i++) { sum[i] += v[i] / seeds; }
        });
    }
    System.out.printf("%n%s with AP@.5 %.3f on the right boxes, %d seeds: AP of planted errors%n", isFile ? "detector" : "made-up detector", quality, seeds);
    System.out.printf("  %-12s %9s %9s %9s%n", "kind", "Goldpan", "ObjectLab", "planted");
    sums.forEach((kind, v) -> System.out.printf("  %-12s %9.3f %9.3f %9.0f%n", kind, v[0], v[1], v[2]));
}
