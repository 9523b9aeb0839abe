// Run by tests/bench/subsets: args are the pictures' folder, the table of human labels, where to keep sets, and sets.
import goldpan.data.*;
import goldpan.mining.*;
import goldpan.noise.*;
import goldpan.score.*;
import goldpan.predict.*;
import goldpan.predict.file.*;
import goldpan.train.*;
import java.util.stream.*;

Path pictures = Path.of(args[0]), humanLabels = Path.of(args[1]), out = Path.of(args[2]);
Map<String, Dataset> opened = new HashMap<>();

record Setting(String source, int pictures, String kind, double percent, String recipe, int seed) {
    static Setting of(String name) {
        String[] parts = name.split("-");
        if (parts.length != 6) { throw new IllegalArgumentException("set is " + name + "; expected SOURCE-PICTURES-KIND-PERCENT-RECIPE-SEED"); }
        return new Setting(parts[0], Integer.parseInt(parts[1]), parts[2], Double.parseDouble(parts[3]), parts[4], Integer.parseInt(parts[5]));
    }
}

// ---- pictures, truth and planted errors

int[] shuffled(int[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1), kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
    return values;
}

Dataset source(String name) {
    return opened.computeIfAbsent(name.equals("digits") ? name : "cifar", s -> s.equals("digits") ? dataset("mnist-test") : dataset(pictures));
}

/** Positions of the pictures of a set: of each class the first of a shuffled half, even or odd ones by seed. */
int[] chosen(Setting set, Dataset all) {
    List<Integer> taken = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(31L * set.seed() + 7);
    List<String> classes = all.classes();
    List<Integer> wanted = IntStream.range(0, classes.size())
        .filter(c -> !set.source().equals("catdog") || classes.get(c).matches("cat|dog")).boxed().toList();
    int[] labels = all.labels();
    for (int place = 0; place < wanted.size(); place++) {
        int c = wanted.get(place);
        int[] own = IntStream.range(0, all.size()).filter(i -> labels[i] == c && (set.source().equals("digits") || all.split(i) == Split.TRAIN)).toArray();
        int[] half = IntStream.range(0, own.length).filter(i -> set.source().equals("digits") || i % 2 == (set.seed() < 100 ? 0 : 1)).map(i -> own[i]).toArray();
        double share = 1.0 / wanted.size();
        if (set.source().equals("imbalanced")) {
            double sum = IntStream.range(0, wanted.size()).mapToDouble(p -> Math.pow(10, -p / 9.0)).sum();
            share = Math.pow(10, -place / 9.0) / sum;
        }
        int count = Math.min(half.length, (int) Math.round(share * set.pictures()));
        IntStream.of(shuffled(half, random)).limit(count).forEach(taken::add);
    }
    return taken.stream().mapToInt(i -> i).sorted().toArray();
}

/** Means of 8 by 8 patches in [-1, 1], and a one. */
float[] patches(Pixels p) {
    float[] means = new float[64 * p.channels() + 1];
    int w = p.width(), h = p.height();
    for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
            for (int c = 0; c < p.channels(); c++) { means[((y * 8 / h) * 8 + x * 8 / w) * p.channels() + c] += (p.at(x, y, c) / 127.5f - 1) * 64 / (w * h); }
        }
    }
    means[means.length - 1] = 1;
    return means;
}

float[] softmax(float[][] weights, float[] x) {
    float[] p = new float[weights.length];
    float highest = Float.NEGATIVE_INFINITY, sum = 0;
    for (int c = 0; c < p.length; c++) {
        for (int i = 0; i < x.length; i++) { p[c] += weights[c][i] * x[i]; }
        highest = Math.max(highest, p[c]);
    }
    for (int c = 0; c < p.length; c++) { sum += p[c] = (float) Math.exp(p[c] - highest); }
    for (int c = 0; c < p.length; c++) { p[c] /= sum; }
    return p;
}

/** A linear model of the patches, learnt from true labels of pictures that no set holds (digits: from every fifth). */
float[][] linear(Dataset all, boolean digits, SplittableRandom random) {
    int[] own = IntStream.range(0, all.size()).filter(i -> digits ? i % 5 == 0 : all.split(i) == Split.TEST).toArray();
    int[] rows = Arrays.copyOf(shuffled(own, random), 2000);
    float[][] x = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) { x[i] = patches(all.pixels(rows[i])); }
    float[][] weights = new float[all.classes().size()][x[0].length];
    for (int pass = 0; pass < 20; pass++) {
        for (int i = 0; i < rows.length; i++) {
            float[] p = softmax(weights, x[i]);
            for (int c = 0; c < p.length; c++) {
                float off = 0.01f * ((c == all.label(rows[i]) ? 1 : 0) - p[c]);
                for (int j = 0; j < x[i].length; j++) { weights[c][j] += off * x[i][j]; }
            }
        }
    }
    return weights;
}

int[] planted(Setting set, Dataset all, int[] at, int[] truth, int k) throws Exception {
    int[] given = truth.clone();
    SplittableRandom random = new SplittableRandom(101L * set.seed() + 13);
    int wrong = (int) Math.round(set.percent() / 100 * at.length);
    switch (set.kind()) {
        case "none" -> {}
        case "shuffled" -> shuffled(given, random);
        case "human" -> {
            Map<String, String> said = new HashMap<>();
            for (String line : Files.readAllLines(humanLabels)) { said.put(line.split("\t")[0], line.split("\t")[1]); }
            for (int i = 0; i < at.length; i++) {
                String id = all.id(at[i]);
                String label = said.getOrDefault(id, said.get("train/" + id));
                given[i] = all.classIndex(label).orElseThrow();
            }
        }
        default -> {
            boolean feature = set.kind().equals("feature");
            float[][] p = new float[at.length][];
            double[] key = new double[at.length];
            float[][] weights = feature ? linear(all, set.source().equals("digits"), random) : null;
            for (int i = 0; i < at.length; i++) {
                double weight = 1;
                if (feature) {
                    p[i] = softmax(weights, patches(all.pixels(at[i])));
                    weight = 1e-3;
                    for (int c = 0; c < k; c++) { weight = c == truth[i] ? weight : Math.max(weight, p[i][c]); }
                }
                key[i] = Math.log(random.nextDouble()) / weight;
            }
            int[] order = IntStream.range(0, at.length).boxed().sorted((a, b) -> Double.compare(key[b], key[a])).mapToInt(i -> i).toArray();
            int[] classes = IntStream.of(truth).distinct().sorted().toArray();
            for (int j = 0; j < wrong; j++) {
                int i = order[j], place = Arrays.binarySearch(classes, truth[i]);
                if (feature) {
                    double sum = 0;
                    for (int c : classes) { sum += c == truth[i] ? 0 : p[i][c]; }
                    double u = random.nextDouble() * sum;
                    for (int c : classes) {
                        if (c != truth[i] && u >= 0) { given[i] = c; u -= p[i][c]; }
                    }
                } else {
                    int step = set.kind().equals("pair") ? 1 : 1 + random.nextInt(classes.length - 1);
                    given[i] = classes[(place + step) % classes.length];
                }
            }
        }
    }
    return given;
}

// ---- training, and what is kept of it

record Known(String name, int[] truth, Losses losses) {
    boolean wrong(int row) { return losses.predictions().label(row) != truth[losses.sampleIndex(row)]; }
    int errors() { return (int) IntStream.range(0, losses.size()).filter(this::wrong).count(); }
}

Predictions trained(Dataset noisy, Setting set, String name) {
    var training = baseline(noisy).seed(set.seed()).fresh();
    if (set.recipe().startsWith("thorough")) { training.thorough(); }
    if (set.recipe().contains("E")) { training.epochs(Integer.parseInt(set.recipe().substring(set.recipe().indexOf('E') + 1))); }
    long start = System.nanoTime();
    var model = training.train();
    System.out.printf("%s: trained in %.0f s, %s%n", name, (System.nanoTime() - start) / 1e9, model.recipe());
    return mine(noisy, model).predictions();
}

Known known(String name) throws Exception {
    Setting set = Setting.of(name);
    Dataset all = source(set.source());
    int[] at = chosen(set, all);
    Dataset clean = all.subset(at);
    int[] truth = clean.labels();
    int k = all.classes().size();
    int[] given = planted(set, all, at, truth, k);
    int[] own = truth;
    if (set.source().equals("catdog")) {
        int cat = all.classIndex("cat").orElseThrow();
        for (int i = 0; i < given.length; i++) { given[i] = given[i] == cat ? 0 : 1; }
        own = IntStream.of(truth).map(t -> t == cat ? 0 : 1).toArray();
        clean = twoClasses(clean, own);
    }
    Dataset noisy = clean.withLabels(given);
    Path kept = out.resolve(name);
    if (!Files.exists(kept.resolve("predictions.json"))) {
        Predictions made = trained(noisy, set, name);
        Files.createDirectories(kept);
        StringBuilder labels = new StringBuilder("id\tgiven\ttruth\n");
        for (int i = 0; i < given.length; i++) { labels.append(noisy.id(i)).append('\t').append(given[i]).append('\t').append(own[i]).append('\n'); }
        Files.writeString(kept.resolve("labels.tsv"), labels);
        PredictionsFolder.write(made, kept);
    }
    return new Known(name, own, Losses.of(PredictionsFolder.read(kept, noisy)));
}

record Two(Dataset of) implements Media {
    public int size() { return of.size(); }
    public Pixels pixels(int position) { return of.pixels(position); }
    public byte[] bytes(int position) throws java.io.IOException { return of.bytes(position); }
}

Dataset twoClasses(Dataset d, int[] labels) {
    Split[] splits = new Split[d.size()];
    Arrays.fill(splits, Split.TRAIN);
    String[] ids = IntStream.range(0, d.size()).mapToObj(d::id).toArray(String[]::new);
    Dataset.Ids names = new Dataset.Ids() {
        public String get(int i) { return ids[i]; }
        public int size() { return ids.length; }
    };
    return Dataset.of("cat-dog", d.root(), List.of("cat", "dog"), names, labels, splits, new Two(d), List.of());
}

// ---- what is measured

double averagePrecision(Losses ranked, Known known) {
    int hits = 0, rank = 0;
    double sum = 0;
    for (int row : ranked.scores().descending()) {
        rank++;
        if (known.wrong(row)) { sum += (double) ++hits / rank; }
    }
    return hits == 0 ? Double.NaN : sum / hits;
}

/** The highest F1 that a cut of this ranking can have, and where. */
double[] bestCut(Losses ranked, Known known) {
    int hits = 0, rank = 0, errors = known.errors();
    double[] best = {0, 0};
    for (int row : ranked.scores().descending()) {
        rank++;
        hits += known.wrong(row) ? 1 : 0;
        double f1 = 2.0 * hits / (rank + errors);
        if (f1 > best[0]) { best = new double[] {f1, rank}; }
    }
    return best;
}

double f1(Suspects taken, Known known) {
    long hits = taken.stream().filter(s -> known.wrong(s.row())).count();
    return known.errors() == 0 ? Double.NaN : 2.0 * hits / (taken.size() + known.errors());
}

Map<String, List<Double>> figures = new TreeMap<>();
void note(String what, double value, String also) {
    System.out.printf("  %-44s %.3f%s%n", what, value, also);
    if (!Double.isNaN(value)) { figures.computeIfAbsent(what, w -> new ArrayList<>()).add(value); }
}

void measure(Known known) {
    Losses losses = known.losses();
    System.out.printf("%s: %,d pictures, %,d wrong labels, out-of-fold accuracy %.3f%n", known.name(), losses.size(), known.errors(), losses.predictions().accuracy());
    Suspects ours = losses.suspects();
    note("F1 default", f1(ours, known), " (%,d)".formatted(ours.size()));
    double[] best = bestCut(ours.losses(), known);
    note("F1 best possible cut", known.errors() == 0 ? Double.NaN : best[0], " (%,.0f)".formatted(best[1]));
    for (Score score : losses.rankings()) { note("AP " + score.name(), averagePrecision(losses.by(score.name()), known), ""); }
    for (String ranking : List.of("cross-entropy", "late-margin")) {
        for (Threshold rule : ThresholdNames.all()) {
            if (!losses.rankings().stream().anyMatch(s -> s.name().equals(ranking))) { continue; }
            Losses ranked = losses.by(ranking);
            if (!rule.suits(ranked) || rule.name().matches("auto|top|fixed|quantile")) { continue; }
            Suspects taken = ranked.above(rule);
            note("F1 " + rule.label() + " on " + ranking, f1(taken, known), " (%,d)".formatted(taken.size()));
        }
    }
}

for (String name : Arrays.asList(args).subList(3, args.length)) { measure(known(name)); }
System.out.printf("%nmeans over the sets with wrong labels%n");
figures.forEach((what, values) -> System.out.printf("  %-44s %.3f of %d%n", what, values.stream().mapToDouble(v -> v).average().orElse(Double.NaN), values.size()));
