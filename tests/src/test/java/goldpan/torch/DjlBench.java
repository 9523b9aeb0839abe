package goldpan.torch;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.basicdataset.cv.classification.ImageFolder;
import ai.djl.inference.Predictor;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.modality.cv.transform.Normalize;
import ai.djl.modality.cv.transform.ToTensor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.repository.Repository;
import ai.djl.translate.Batchifier;
import ai.djl.translate.Pipeline;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Workers;
import goldpan.input.DecodedPictures;
import goldpan.input.Input;
import goldpan.predict.ForwardPass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** DJL's documented way through a folder, {@code ImageFolder} and {@code batchPredict}. */
final class DjlBench {
  private static final int BATCH = 128;

  private DjlBench() {}

  static void compare(Dataset dataset, int rounds) throws Exception {
    Input input = PathBench.cifar();
    int n = dataset.size();
    int[] all = IntStream.range(0, n).toArray();
    PathBench.say("%n32×32 JPEG, one light CNN of width 16, against DJL's documented way");
    try (LightCnn net = LightCnn.create(input, 10, 16, 1, Device.cpu());
        Model model = Model.newInstance("light", Device.cpu(), "PyTorch")) {
      ForwardModel judging = PathBench.judging(net);
      model.setBlock(net.block());
      List<PathBench.Rate> ours = new ArrayList<>();
      List<PathBench.Rate> theirs = new ArrayList<>();
      float[][] said = new float[n][];
      ForwardPass[] result = new ForwardPass[1];
      for (int r = 0; r <= rounds; r++) {
        PathBench.Rate one =
            PathBench.Rate.of(
                n,
                () ->
                    result[0] =
                        new Inference(input, Device.cpu(), 10)
                            .run(
                                new DecodedPictures(dataset, all, input),
                                all,
                                List.of(judging),
                                Workers.threads(),
                                Progress.SILENT.start("", 0, ""),
                                ScoreJournal.none()));
        PathBench.Rate other = PathBench.Rate.of(n, () -> predict(model, input, dataset, said));
        if (r > 0) {
          ours.add(one);
          theirs.add(other);
        }
      }
      double apart = 0;
      for (int i = 0; i < n; i++) {
        int label = dataset.label(i);
        double own = -Math.log(result[0].probabilities().at(i, label));
        apart = Math.max(apart, Math.abs(own + Math.log(said[i][label])));
      }
      PathBench.say("  ImageFolder and batchPredict: %s", PathBench.median(theirs));
      PathBench.say(
          "  folder to losses: %s, ratio %s; losses at most %.2g nats apart",
          PathBench.median(ours), PathBench.ratio(ours, theirs), apart);
    }
  }

  private static void predict(Model model, Input input, Dataset dataset, float[][] said) {
    try (Predictor<Image, float[]> predictor = model.newPredictor(new Probabilities(input))) {
      Path test = dataset.root().resolve("test");
      ImageFolder folder =
          ImageFolder.builder()
              .setRepository(Repository.newInstance("pictures", test))
              .setSampling(BATCH, false)
              .build();
      folder.prepare();
      if (folder.size() != dataset.size()) {
        throw new IllegalStateException("ImageFolder finds " + folder.size());
      }
      for (int from = 0; from < dataset.size(); from += BATCH) {
        List<Image> images = new ArrayList<>();
        for (int i = from; i < Math.min(dataset.size(), from + BATCH); i++) {
          images.add(ImageFactory.getInstance().fromFile(dataset.file(i).orElseThrow()));
        }
        List<float[]> rows = predictor.batchPredict(images);
        for (int i = 0; i < rows.size(); i++) {
          said[from + i] = rows.get(i);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private record Probabilities(Input input, Pipeline pipeline)
      implements Translator<Image, float[]> {
    Probabilities(Input input) {
      this(
          input,
          new Pipeline(
              new ToTensor(), new Normalize(scaled(input.mean()), scaled(input.deviation()))));
    }

    private static float[] scaled(List<Float> values) {
      float[] scaled = new float[values.size()];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = values.get(i) / 255;
      }
      return scaled;
    }

    @Override
    public NDList processInput(TranslatorContext context, Image image) {
      NDManager manager = context.getNDManager();
      NDArray array = image.toNDArray(manager, Image.Flag.COLOR);
      return pipeline.transform(new NDList(array));
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList list) {
      return list.singletonOrThrow().softmax(0).toFloatArray();
    }

    @Override
    public Batchifier getBatchifier() {
      return Batchifier.STACK;
    }
  }
}
