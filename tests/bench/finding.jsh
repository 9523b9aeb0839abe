// Run by tests/bench/finding: args are the folder with a folder a set.
import goldpan.mining.*;
import goldpan.noise.*;
import goldpan.score.*;
import goldpan.predict.*;
import goldpan.predict.file.*;
import goldpan.train.*;
import goldpan.data.*;
import java.util.stream.*;

double averagePrecision(Losses ranked, boolean[] wrong) {
    int hits = 0, rank = 0;
    double sum = 0;
    for (int row : ranked.scores().descending()) {
        rank++;
        if (wrong[row]) { sum += (double) ++hits / rank; }
    }
    return hits == 0 ? 0 : sum / hits;
}

/** F1 of the best possible cut of a ranking. */
double bestCut(Losses ranked, boolean[] wrong, int errors) {
    int hits = 0, rank = 0;
    double best = 0;
    for (int row : ranked.scores().descending()) {
        rank++;
        hits += wrong[row] ? 1 : 0;
        best = Math.max(best, 2.0 * hits / (rank + errors));
    }
    return best;
}

double f1(int[] rows, boolean[] wrong, int errors) {
    long hits = Arrays.stream(rows).filter(r -> wrong[r]).count();
    return rows.length + errors == 0 ? 1 : 2.0 * hits / (rows.length + errors);
}

void measure(Path folder) throws Exception {
    Predictions p = predictions(folder.resolve("probabilities.npy"), folder.resolve("labels.txt"));
    var lines = Files.readAllLines(folder.resolve("wrong.txt"));
    boolean[] wrong = new boolean[lines.size()];
    for (int i = 0; i < wrong.length; i++) { wrong[i] = lines.get(i).strip().equals("1"); }
    int errors = (int) IntStream.range(0, wrong.length).filter(i -> wrong[i]).count();
    System.out.printf("%n%s: %,d samples, %d classes, %,d wrong%n", folder.getFileName(), p.size(), p.classes(), errors);
    Losses losses = Losses.of(p);
    for (Score score : losses.rankings()) {
        Losses ranked = losses.by(score.name());
        System.out.printf("  AP %-28s %.3f   best possible cut F1 %.3f%n", score.name(), averagePrecision(ranked, wrong), bestCut(ranked, wrong, errors));
    }
    Suspects ours = losses.suspects();
    System.out.printf("  F1 %-28s %.3f   %,d taken%n", "suspects()", f1(ours.stream().mapToInt(Suspect::row).toArray(), wrong, errors), ours.size());
    for (Threshold rule : goldpan.mining.ThresholdNames.all()) {
        if (rule.suits(losses) && !rule.name().equals("auto") && !rule.name().equals("top")) {
            int[] rows = losses.above(rule).stream().mapToInt(Suspect::row).toArray();
            System.out.printf("  F1 %-28s %.3f   %,d taken%n", rule.label(), f1(rows, wrong, errors), rows.length);
        }
    }
    System.out.println("  " + losses.labelErrors().diagnostics());
}

try (var folders = Files.list(Path.of(args[0]))) {
    for (Path folder : folders.filter(f -> Files.exists(f.resolve("wrong.txt"))).sorted().toList()) { measure(folder); }
}
