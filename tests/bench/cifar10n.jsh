// Run by tests/bench/cifar10n: args are the unpacked folder, then epochs, width and seed.
Path work = Path.of(args[0]);
int epochs = args.length > 1 ? Integer.parseInt(args[1]) : 6;
int width = args.length > 2 ? Integer.parseInt(args[2]) : 16;
long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;

double seconds(long since) { return (System.nanoTime() - since) / 1e9; }

long start = System.nanoTime();
Path unpacked = work.resolve("cifar10");
Path folder = Files.isDirectory(unpacked.resolve("train")) ? unpacked
        : Files.list(unpacked).filter(p -> Files.isDirectory(p.resolve("train"))).findFirst().get();
var data = dataset(folder).withLabels(work.resolve("aggre.tsv"));
System.out.println(data);
System.out.printf("opened and relabelled in %.1f s%n", seconds(start));

start = System.nanoTime();
var baseline = baseline(data).folds(5).epochs(epochs).width(width).seed(seed).train();
System.out.println(baseline);
System.out.printf("trained in %.1f s%n", seconds(start));

start = System.nanoTime();
var losses = mine(data, baseline);
System.out.printf("mined %,d samples in %.1f s%n", losses.size(), seconds(start));
System.out.println(losses);

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

System.out.printf("%,d of 50,000 training labels differ from the clean ones%n", wrong.size());
for (var score : scores()) {
    System.out.printf("average precision of %-16s %.4f%n", score.name(), averagePrecision(losses.by(score.name())));
}
System.out.println(losses.thresholds());
