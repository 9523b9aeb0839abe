// Run by tests/bench/finding-figures: args are the folder the figures go to.
import goldpan.data.*;
import goldpan.mining.*;
import goldpan.noise.*;
import goldpan.score.*;
import java.util.stream.*;

Path out = Files.createDirectories(Path.of(args[0]));
var all = dataset("mnist-test");
var digits = all.subset(IntStream.range(0, all.size()).filter(i -> i % 10 == 0).toArray());
int[] labels = digits.labels();
for (int i = 0; i < labels.length; i += 10) { labels[i] = (labels[i] + 1 + i / 10 % 9) % 10; }
var noisy = digits.withLabels(labels);
var losses = mine(noisy, baseline(noisy).seed(1).fresh().train());
losses.plot("histogram-log").save(out.resolve("cross-entropy.png"));
losses.by("late-margin").histogram().save(out.resolve("late-margin.png"));
losses.plot("map").save(out.resolve("map.png"));
losses.suspects().losses().plot().save(out.resolve("suspects.png"));
System.out.println(losses.labelErrors());
System.out.println(losses.labelErrors().diagnostics());
