package goldpan.tests.bench;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.basicdataset.cv.classification.ImageFolder;
import ai.djl.modality.cv.transform.Normalize;
import ai.djl.modality.cv.transform.ToTensor;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.repository.Repository;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import goldpan.data.Dataset;
import goldpan.train.BaselineTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Training by {@code baseline(...).train()} against DJL's documented way, {@code ImageFolder} and
 * {@code EasyTrain}, in turns: the same network, files, batch and number of images, from files to
 * weights. Goldpan's time includes judging what each fold holds out and its checkpoints. Run by
 * tests/bench/training.
 */
@EnabledIfSystemProperty(named = "goldpan.bench.images", matches = ".+")
class TrainingBench {
  private static final int PER_CLASS = Integer.getInteger("goldpan.bench.perClass", 500);
  private static final int ROUNDS = Integer.getInteger("goldpan.bench.rounds", 3);
  private static final int BATCH = 64;
  private static final int EPOCHS = 2;
  @TempDir Path folder;

  @Test
  void imagesPerSecond() throws Exception {
    Path some = some(Path.of(System.getProperty("goldpan.bench.images")));
    goldpan(some, 1); // what is loaded and compiled once
    easyTrain(some, 1);
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      ours.add(goldpan(some, EPOCHS));
      theirs.add(easyTrain(some, EPOCHS));
      System.out.printf(
          "round %d: goldpan %.0f, EasyTrain %.0f images/s%n",
          round + 1, ours.get(round), theirs.get(round));
    }
    System.out.printf(
        "medians: goldpan %.0f, EasyTrain %.0f images/s; ratio %.2f%n",
        median(ours), median(theirs), median(ours) / median(theirs));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** The first pictures of each class, linked to. */
  private Path some(Path images) throws IOException {
    Path to = folder.resolve("some");
    try (Stream<Path> classes = Files.list(images)) {
      for (Path from : classes.filter(Files::isDirectory).sorted().toList()) {
        Path into = Files.createDirectories(to.resolve(from.getFileName()));
        try (Stream<Path> files = Files.list(from)) {
          for (Path file : files.sorted().limit(PER_CLASS).toList()) {
            Files.copy(file, into.resolve(file.getFileName()));
          }
        }
      }
    }
    return to;
  }

  /** Images learnt from a second, over the whole call. */
  private double goldpan(Path images, int epochs) {
    Dataset dataset = Dataset.open(images);
    long start = System.nanoTime();
    BaselineTraining.on(dataset)
        .folds(4)
        .epochs(epochs)
        .batch(BATCH)
        .seed(1)
        .resumable(folder.resolve("unfinished"))
        .fresh()
        .train();
    return 3.0 * dataset.size() * epochs / ((System.nanoTime() - start) / 1e9);
  }

  private static double easyTrain(Path images, int epochs) throws Exception {
    float[] half = {0.5f, 0.5f, 0.5f};
    ImageFolder dataset =
        ImageFolder.builder()
            .setRepository(Repository.newInstance("some", images))
            .setSampling(BATCH, true)
            .addTransform(new ToTensor())
            .addTransform(new Normalize(half, half))
            .build();
    long start = System.nanoTime();
    try (Model model = Model.newInstance("light", Device.cpu(), "PyTorch")) {
      dataset.prepare();
      model.setBlock(network(16, 10));
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
              .optDevices(new Device[] {Device.cpu()})
              .optOptimizer(
                  Optimizer.sgd()
                      .setLearningRateTracker(Tracker.fixed(0.05f))
                      .optMomentum(0.9f)
                      .optWeightDecays(5e-4f)
                      .build());
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(1, 3, 32, 32));
        EasyTrain.fit(trainer, epochs, dataset, null);
      }
    }
    return dataset.size() * (double) epochs / ((System.nanoTime() - start) / 1e9);
  }

  /** As Goldpan's light network is. */
  private static SequentialBlock network(int w, int classes) {
    SequentialBlock block = new SequentialBlock();
    int[] filters = {w, 2 * w, 2 * w, 4 * w, 4 * w};
    for (int i = 0; i < filters.length; i++) {
      block.add(
          Conv2d.builder()
              .setKernelShape(new Shape(3, 3))
              .optPadding(new Shape(1, 1))
              .setFilters(filters[i])
              .optBias(false)
              .build());
      if (i % 2 == 0) {
        block.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
      }
      block.add(BatchNorm.builder().build());
      block.add(Activation.reluBlock());
    }
    block.add(Pool.globalAvgPool2dBlock());
    return block.add(Linear.builder().setUnits(classes).build());
  }
}
