// Run by tests/bench/cifar10n: args are the unpacked folder, then seeds.
Path work = Path.of(args[0]);
long[] seeds = args.length > 1 ? Arrays.stream(args).skip(1).mapToLong(Long::parseLong).toArray() : new long[] {1};

double seconds(long since) { return (System.nanoTime() - since) / 1e9; }

long start = System.nanoTime();
Path unpacked = work.resolve("cifar10");
Path folder = Files.isDirectory(unpacked.resolve("train")) ? unpacked
        : Files.list(unpacked).filter(p -> Files.isDirectory(p.resolve("train"))).findFirst().get();
var data = dataset(folder).withLabels(work.resolve("aggre.tsv"));
System.out.println(data);
System.out.printf("opened and relabelled in %.1f s%n", seconds(start));

// Scoring only: which training samples' labels differ from the clean ones.
Map<String, String> clean = new HashMap<>();
for (String line : Files.readAllLines(work.resolve("aggre.tsv"))) {
    String[] cells = line.split("\t");
    clean.put(cells[0], cells[2]);
}
String prefix = clean.keySet().stream().anyMatch(p -> p.startsWith("train/")) ? "" : "train/";
Set<String> wrong = new HashSet<>();
for (var sample : data.samples()) {
    String truth = clean.get(sample.id().substring(sample.id().startsWith(prefix) ? prefix.length() : 0));
    if (sample.split() == Split.TRAIN && truth != null && !truth.equals(sample.label())) { wrong.add(sample.id()); }
}
System.out.printf("%,d of 50,000 training labels differ from the clean ones%n", wrong.size());

double averagePrecision(Losses ranked) {
    int hits = 0, rank = 0;
    double sum = 0;
    for (int row : ranked.scores().descending()) {
        Sample sample = data.sample(ranked.sampleIndex(row));
        if (sample.split() != Split.TRAIN) { continue; }
        rank++;
        if (wrong.contains(sample.id())) { sum += (double) ++hits / rank; }
    }
    return sum / hits;
}

/** F1 of what a rule takes, among training samples. */
double f1(Suspects taken) {
    List<Suspect> train = taken.stream().filter(s -> s.sample().split() == Split.TRAIN).toList();
    long hits = train.stream().filter(s -> wrong.contains(s.id())).count();
    return 2.0 * hits / (train.size() + wrong.size());
}

Map<String, List<Double>> found = new LinkedHashMap<>();
void note(String what, double value) { found.computeIfAbsent(what, w -> new ArrayList<>()).add(value); }

Losses trainAndMine(long seed) {
    long start = System.nanoTime();
    var training = baseline(data).seed(seed).fresh();
    if (System.getenv("LIGHT") == null) { training.thorough(); }
    if (System.getenv("EPOCHS") != null) { training.epochs(Integer.parseInt(System.getenv("EPOCHS"))); }
    if (System.getenv("WIDTH") != null) { training.width(Integer.parseInt(System.getenv("WIDTH"))); }
    var trained = training.train();
    System.out.println(trained);
    System.out.println(trained.recipe());
    note("training, s", seconds(start));
    long then = System.nanoTime();
    var losses = mine(data, trained);
    note("mining, s", seconds(then));
    note("out-of-fold accuracy on given labels", trained.accuracy());
    return losses;
}

/** The run of a seed: read back where ARRAYS has it, otherwise trained, mined and written there. */
Losses run(long seed) throws Exception {
    if (System.getenv("ARRAYS") == null) { return trainAndMine(seed); }
    Path kept = Path.of(System.getenv("ARRAYS"), "seed-" + seed);
    if (Files.exists(kept.resolve("predictions.json"))) {
        return Losses.of(goldpan.predict.file.PredictionsFolder.read(kept, data));
    }
    Losses losses = trainAndMine(seed);
    goldpan.predict.file.PredictionsFolder.write(losses.predictions(), Files.createDirectories(kept));
    return losses;
}

void precision(Losses losses) {
    Suspects ours = losses.suspects();
    note("suspects by default", ours.size());
    Map<String, Optional<String>> said = new LinkedHashMap<>();
    ours.toReview(36).stream().forEach(s -> said.put(s.id(), wrong.contains(s.id()) ? Optional.empty() : Optional.of(s.given())));
    var after = ours.precision(new Corrections() {
        public String fingerprint() { return losses.dataset().identity(); }
        public int size() { return said.size(); }
        public Optional<String> label(String id, String given) { return said.getOrDefault(id, Optional.of(given)); }
        public Iterable<String> ids() { return said.keySet(); }
    });
    note("after 36 decisions", after.estimate());
    note("its interval from", after.low());
    note("to", after.high());
    note("true", (double) ours.stream().filter(s -> wrong.contains(s.id())).count() / ours.size());
}

for (long seed : seeds) {
    var losses = run(seed);
    System.out.println(losses);
    for (var score : scores()) {
        try {
            note("AP of " + score.name(), averagePrecision(losses.by(score.name())));
        } catch (RuntimeException e) {
            System.out.printf("%s: %s%n", score.name(), e.getMessage());
        }
    }
    note("F1 of the default suspects", f1(losses.suspects()));
    for (var rule : goldpan.mining.ThresholdNames.all()) {
        if (rule.suits(losses)) { note("F1 of " + rule.label() + " on cross-entropy", f1(losses.above(rule))); }
    }
    precision(losses);
    System.out.println(losses.thresholds());
    System.out.printf("%nseed %d%n", seed);
    found.forEach((what, values) -> System.out.printf("  %-42s %10.4f%n", what, values.get(values.size() - 1)));
}

if (seeds.length > 1) {
    System.out.printf("%n%d seeds: mean, standard deviation%n", seeds.length);
    found.forEach((what, values) -> {
        double mean = values.stream().mapToDouble(v -> v).average().getAsDouble();
        double square = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / (values.size() - 1);
        System.out.printf("  %-42s %10.4f %8.4f%n", what, mean, Math.sqrt(square));
    });
}
