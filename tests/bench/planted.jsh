// Run by tests/bench/planted: args are what to measure and how many seeds.
import goldpan.mining.*;
import goldpan.noise.*;
import goldpan.score.*;
import goldpan.mining.Precision;
import goldpan.predict.*;
import goldpan.predict.file.*;
import goldpan.train.*;
import goldpan.data.*;
import java.util.function.*;
import java.util.stream.*;

String what = args[0];
int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 3;

// ---- planting

/** Gives a share of the samples a wrong label: any class, the next class, or one the row confuses. */
int[] planted(String kind, double rate, int[] truth, int k, IntFunction<float[]> row, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = truth.length, wrong = (int) Math.round(rate * n);
    double[] key = new double[n];
    for (int i = 0; i < n; i++) {
        double weight = 1;
        if (kind.equals("feature")) {
            float[] p = row.apply(i);
            double other = 0;
            for (int c = 0; c < k; c++) { other = c == truth[i] ? other : Math.max(other, p[c]); }
            weight = Math.max(1e-3, Math.sqrt(other));
        }
        key[i] = Math.log(random.nextDouble()) / weight;
    }
    int[] order = IntStream.range(0, n).boxed().sorted((a, b) -> Double.compare(key[b], key[a])).mapToInt(i -> i).toArray();
    int[] labels = truth.clone();
    for (int j = 0; j < wrong; j++) {
        int i = order[j];
        if (kind.equals("uniform")) {
            labels[i] = (truth[i] + 1 + random.nextInt(k - 1)) % k;
        } else if (kind.equals("pair")) {
            labels[i] = (truth[i] + 1) % k;
        } else {
            float[] p = row.apply(i);
            double sum = 0;
            for (int c = 0; c < k; c++) { sum += c == truth[i] ? 0 : Math.sqrt(p[c]); }
            double u = random.nextDouble() * sum;
            int c = -1;
            while (u >= 0 && c < k - 1) { c++; u -= c == truth[i] ? 0 : Math.sqrt(p[c]); }
            labels[i] = c == truth[i] ? (c + 1) % k : c;
        }
    }
    return labels;
}

// ---- predictions made up by seed

float[] softmax(double[] logits, double power) {
    double highest = Arrays.stream(logits).max().orElse(0), sum = 0;
    float[] row = new float[logits.length];
    for (int c = 0; c < row.length; c++) { sum += row[c] = (float) Math.exp(power * (logits[c] - highest)); }
    for (int c = 0; c < row.length; c++) { row[c] /= (float) sum; }
    return row;
}

record Bare(int size) implements Media {
    public Pixels pixels(int position) { return Pixels.of(1, 1, 1, bytes(position)); }
    public byte[] bytes(int position) { return new byte[1]; }
}

Predictions predictions(int[] labels, int k, IntFunction<float[]> rows) {
    int n = labels.length;
    Split[] splits = new Split[n];
    Arrays.fill(splits, Split.TRAIN);
    Origin[] origins = new Origin[n];
    Arrays.fill(origins, Origin.OUT_OF_FOLD);
    var classes = IntStream.range(0, k).mapToObj(c -> "class " + c).toList();
    var data = Dataset.of("made-up", Path.of("made-up"), classes, Dataset.Ids.numbered(n), labels, splits, new Bare(n), List.of());
    var matrix = Matrix.builder(n, k);
    for (int r = 0; r < n; r++) { matrix.set(r, rows.apply(r), 0); }
    return Predictions.of(data, IntStream.range(0, n).toArray(), matrix.build(), origins, new int[n],
        new Provenance("made up", 1, "none", "cpu", 1), List.of(), null);
}

// ---- what is measured

Map<String, List<Double>> figures = new TreeMap<>();
void add(String name, double value) { figures.computeIfAbsent(name, x -> new ArrayList<>()).add(value); }

double averagePrecision(Losses ranked, boolean[] wrong) {
    int hits = 0, rank = 0;
    double sum = 0;
    for (int row : ranked.scores().descending()) {
        rank++;
        if (wrong[row]) { sum += (double) ++hits / rank; }
    }
    return hits == 0 ? 0 : sum / hits;
}

double f1(Suspects s, boolean[] wrong, int errors) {
    long hits = s.stream().filter(x -> wrong[x.row()]).count();
    return s.size() + errors == 0 ? 1 : 2.0 * hits / (s.size() + errors);
}

/** The precision once a sample of m drawn from the list is decided. */
Precision decided(Predictions predictions, Suspects ours, boolean[] wrong, int m) {
    Map<String, Optional<String>> said = new LinkedHashMap<>();
    ours.toReview(m).stream().forEach(x -> said.put(x.id(), wrong[x.row()] ? Optional.empty() : Optional.of(x.given())));
    return ours.precision(new Corrections() {
        public String fingerprint() { return predictions.dataset().identity(); }
        public int size() { return said.size(); }
        public Optional<String> label(String id, String given) { return said.getOrDefault(id, Optional.of(given)); }
        public Iterable<String> ids() { return said.keySet(); }
    });
}

void measure(String setting, Predictions predictions, boolean[] wrong) {
    int errors = (int) IntStream.range(0, wrong.length).filter(i -> wrong[i]).count();
    Losses losses = Losses.of(predictions);
    for (Score score : losses.rankings()) {
        add(setting + " | AP " + score.name(), averagePrecision(losses.by(score.name()), wrong));
    }
    for (Threshold rule : goldpan.mining.ThresholdNames.all()) {
        if (rule.suits(losses) && !rule.name().equals("top") && !rule.name().equals("auto")) {
            add(setting + " | F1 " + rule.label(), f1(losses.above(rule), wrong, errors));
        }
    }
    Suspects ours = losses.suspects();
    long hits = ours.stream().filter(x -> wrong[x.row()]).count();
    add(setting + " | F1 ours", f1(ours, wrong, errors));
    double truth = ours.size() == 0 ? 0 : (double) hits / ours.size();
    add(setting + " | precision true", truth);
    for (int m : new int[] {10, 20, 30, 50}) {
        if (ours.size() <= m) { continue; }
        Precision after = decided(predictions, ours, wrong, m);
        add(setting + " | precision after %d decisions".formatted(m), after.estimate());
        add(setting + " | precision interval after %d decisions holds it".formatted(m), after.low() <= truth && truth <= after.high() ? 1 : 0);
        add(setting + " | precision interval after %d decisions, width".formatted(m), after.high() - after.low());
    }
}

void report() {
    figures.forEach((name, values) -> {
        double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
        double spread = Math.sqrt(values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / Math.max(1, values.size() - 1));
        System.out.printf("%-80s %.3f ± %.3f%n", name, mean, spread);
    });
}

boolean[] differs(int[] labels, int[] truth) {
    boolean[] wrong = new boolean[labels.length];
    for (int i = 0; i < wrong.length; i++) { wrong[i] = labels[i] != truth[i]; }
    return wrong;
}

/** The truth is drawn from the calibrated probabilities; the model is as sure as they are, or surer. */
void synthetic() {
    for (int k : Arrays.stream(args[2].split(",")).mapToInt(Integer::parseInt).toArray()) {
        for (double power : new double[] {1, 2}) {
            for (String kind : List.of("uniform", "pair", "feature")) {
                for (double rate : new double[] {0.001, 0.01, 0.1, 0.4}) {
                    for (int seed = 1; seed <= seeds && !(k == 2 && rate > 0.3); seed++) {
                        int n = k == 1000 ? 20_000 : 10_000;
                        int classes = k;
                        SplittableRandom random = new SplittableRandom(1000L * k + seed);
                        double[][] logits = new double[n][k];
                        int[] truth = new int[n];
                        for (int r = 0; r < n; r++) {
                            for (int c = 0; c < k; c++) { logits[r][c] = 1.5 * random.nextGaussian(); }
                            logits[r][random.nextInt(k)] += 2 + Math.log(k) + 6 * random.nextDouble();
                            float[] row = softmax(logits[r], 1);
                            double u = random.nextDouble();
                            while (truth[r] < k - 1 && (u -= row[truth[r]]) > 0) { truth[r]++; }
                        }
                        int[] labels = planted(kind, rate, truth, classes, r -> softmax(logits[r], 1), seed);
                        double sure = power;
                        var p = predictions(labels, k, r -> softmax(logits[r], sure));
                        measure("%d classes, %s, %s %.1f %%".formatted(k, power == 1 ? "calibrated" : "too sure", kind, 100 * rate), p, differs(labels, truth));
                    }
                }
            }
        }
    }
    report();
}

/** A baseline of two folds and two epochs trained on the planted labels of the bundled set. */
void mnist() throws Exception {
    var digits = dataset("mnist-test");
    int[] truth = digits.labels();
    var clean = baseline(digits).folds(2).epochs(2).width(8).seed(1).train().predict(digits, goldpan.Session.current().progress());
    for (String kind : List.of("uniform", "pair", "feature")) {
        for (double rate : new double[] {0.001, 0.01, 0.1, 0.4}) {
            for (int seed = 1; seed <= seeds; seed++) {
                int[] labels = planted(kind, rate, truth, 10, r -> { float[] row = new float[10]; clean.row(r, row); return row; }, seed);
                Path file = Files.createTempFile("planted", ".csv");
                StringBuilder csv = new StringBuilder("id,label\n");
                for (int i = 0; i < labels.length; i++) { csv.append(digits.id(i)).append(',').append(digits.classes().get(labels[i])).append('\n'); }
                Files.writeString(file, csv);
                var noisy = digits.withLabels(file);
                var p = baseline(noisy).folds(2).epochs(2).width(8).seed(seed).train().predict(noisy, goldpan.Session.current().progress());
                // From probabilities alone: what training recorded is left out.
                var bare = predictions(labels, 10, r -> { float[] row = new float[10]; p.row(r, row); return row; });
                measure("mnist, %s %.1f %%".formatted(kind, 100 * rate), bare, differs(labels, truth));
                Files.delete(file);
            }
        }
    }
    report();
}

long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
}

/** The least wall and processor seconds of five runs. */
double[] seconds(Runnable work) {
    double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
    for (int i = 0; i < 5; i++) {
        long start = System.nanoTime(), processor = processorNanos();
        work.run();
        best[0] = Math.min(best[0], (System.nanoTime() - start) / 1e9);
        best[1] = Math.min(best[1], (processorNanos() - processor) / 1e9);
    }
    return best;
}

void timed(String setting, String name, Runnable work) {
    var pools = java.lang.management.ManagementFactory.getMemoryPoolMXBeans();
    System.gc();
    long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    pools.forEach(java.lang.management.MemoryPoolMXBean::resetPeakUsage);
    double[] best = seconds(work);
    long peak = pools.stream().filter(p -> p.getType() == java.lang.management.MemoryType.HEAP).mapToLong(p -> p.getPeakUsage().getUsed()).sum();
    System.out.printf("%-20s %-28s %.3f s, %.3f s of processor, peak heap beyond the probabilities at most %,d MB%n", setting, name, best[0], best[1], Math.max(0, peak - before) / 1_000_000);
}

void speed() {
    for (int[] size : new int[][] {{1_000_000, 10}, {50_000, 1000}}) {
        int n = size[0], k = size[1];
        SplittableRandom random = new SplittableRandom(1);
        int[] labels = random.ints(n, 0, k).toArray();
        double[] logits = new double[k];
        var p = predictions(labels, k, r -> {
            for (int c = 0; c < k; c++) { logits[c] = random.nextDouble(); }
            logits[random.nextDouble() < 0.1 ? random.nextInt(k) : labels[r]] += 4 + Math.log(k) * random.nextDouble();
            return softmax(logits, 1);
        });
        String setting = "%,d x %,d".formatted(n, k);
        timed(setting, "suspects()", () -> Losses.of(p).suspects());
        Losses losses = Losses.of(p);
        timed(setting, "confident joint", () -> losses.confidentJoint());
        for (Score score : losses.rankings()) { timed(setting, "score " + score.name(), () -> score.of(p)); }
        for (Threshold rule : goldpan.mining.ThresholdNames.all()) {
            if (rule.suits(losses)) { timed(setting, "cut " + rule.label(), () -> Losses.of(p).above(rule)); }
        }
    }
}

switch (what) {
    case "synthetic" -> synthetic();
    case "mnist" -> mnist();
    case "speed" -> speed();
    default -> throw new IllegalArgumentException("what is \"" + what + "\"; expected synthetic, mnist or speed");
}
