package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.input.Input;
import goldpan.input.StoredPictures;
import goldpan.predict.Targets;
import goldpan.torch.LightCnn;
import goldpan.torch.Torch;
import goldpan.torch.Trainer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What recording dynamics costs: training steps on the bundled digits with and without it, in turns
 * of 20 steps, so that other work on the machine slows both alike. Run with the number of turns, 15
 * by default; prints milliseconds a step and their ratio.
 */
final class DynamicsBench {
  private static final int STEPS = 20;
  private static final int BATCH = 64;

  private DynamicsBench() {}

  public static void main(String[] args) {
    int turns = args.length > 0 ? Integer.parseInt(args[0]) : 15;
    Dataset digits = Dataset.bundled("mnist-test");
    int[] rows = IntStream.range(0, BATCH * STEPS).toArray();
    int[] labels = IntStream.of(rows).map(digits::label).toArray();
    Recipe recipe =
        BaselineTraining.on(digits.subset(rows)).folds(2).epochs(1).batch(BATCH).train().recipe();
    Torch.computing(
        1,
        () -> {
          Input input = new Input(28, 28, 1, List.of(33f), List.of(79f));
          try (StoredPictures pictures = StoredPictures.of(digits, rows, input, Progress.SILENT);
              LightCnn net = LightCnn.create(recipe.shape(input, 10), 1, "cpu");
              Trainer trainer =
                  new Trainer(net, pictures, Targets.single(labels, 10), recipe.optimisation())) {
            compare(trainer, rows, labels, turns);
          }
          return turns;
        });
  }

  private static void compare(Trainer trainer, int[] rows, int[] labels, int turns) {
    FoldDynamics dynamics = new FoldDynamics(rows, 1000);
    Targets targets = Targets.single(labels, 10);
    double[] seconds = new double[2];
    for (int turn = -2; turn < 2 * turns; turn++) {
      boolean recorded = turn % 2 == 0;
      trainer.observe(
          recorded
              ? (seen, from, count, logits) -> dynamics.observe(seen, from, count, targets, logits)
              : null);
      long start = System.nanoTime();
      for (int s = 0; s < STEPS; s++) {
        trainer.step(rows, s * BATCH, BATCH, new SplittableRandom(s), 0.01);
      }
      if (turn >= 0) {
        seconds[recorded ? 1 : 0] += (System.nanoTime() - start) / 1e9;
      }
    }
    int steps = turns * STEPS;
    System.out.println(
        Words.of(
            "%d steps of %d: %.2f ms without, %.2f ms with dynamics: %.3f times",
            steps,
            BATCH,
            1e3 * seconds[0] / steps,
            1e3 * seconds[1] / steps,
            seconds[1] / seconds[0]));
  }
}
