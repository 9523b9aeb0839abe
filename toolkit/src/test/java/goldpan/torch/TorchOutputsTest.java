package goldpan.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TorchScript models as users export them, on real pictures: red, green and blue ones. */
class TorchOutputsTest {
  private static final Path CASES =
      Path.of(System.getProperty("goldpan.shared"), "cases", "torchscript-outputs");
  private static final Dataset DATASET = Dataset.open(CASES.resolve("images"));
  @TempDir Path folder;

  private TorchModel model(String type, String... lines) {
    return TorchModel.of(Scripted.write(folder.resolve("net.pt"), type, lines))
        .size(16)
        .notNormalised();
  }

  private static Predictions predict(TorchModel model) {
    return model.predict(DATASET, Progress.SILENT);
  }

  private static void assertAllRight(Predictions said) {
    assertEquals(DATASET.size(), said.size());
    assertEquals(1.0, said.accuracy(), said.toString());
  }

  private static List<String> notes(Predictions said) {
    return said.findings().stream().map(f -> f.what()).toList();
  }

  private void assertRefused(String message, TorchModel model) {
    String said = assertThrows(PredictionException.class, () -> predict(model)).getMessage();
    assertEquals(message, said.replace(folder.toString(), "F"));
  }

  @Test
  void theRightModelOfTheCasesIsRight() {
    assertAllRight(predict(TorchModel.of(CASES.resolve("plain.pt")).size(16).notNormalised()));
  }

  @Test
  void columnsMeetClassesByNameWhereTheModelIsToldThem() {
    TorchModel bgr = model("Tensor", "return torch.flip(o, [1])");
    assertEquals(1 / 3.0, predict(bgr).accuracy(), 1e-9); // green is in the middle either way
    Predictions said = predict(bgr.classes("c-blue", "b-green", "a-red"));
    assertAllRight(said);
    assertEquals(
        predict(model("Tensor", "return o")).probability(0, 2), said.probability(0, 2), 1e-6);
  }

  @Test
  void aListOfClassesBesideTheModelNamesItsColumns() throws IOException {
    TorchModel bgr = model("Tensor", "return torch.flip(o, [1])");
    Path list = Files.writeString(folder.resolve("net.classes"), "c-blue\nb-green\na-red\n");
    assertAllRight(predict(bgr));
    assertEquals(List.of("columns are named by net.classes"), notes(predict(bgr)));
    assertEquals(
        1 / 3.0, predict(bgr.classes("a-red", "b-green", "c-blue")).accuracy(), 1e-9, "said wins");
    Files.delete(list);
    Files.writeString(folder.resolve("net.pt.classes"), "0\n1\n2\n");
    assertEquals(1 / 3.0, predict(bgr).accuracy(), 1e-9, "what only counts says nothing");
  }

  @Test
  void otherClassesAreRefusedWithThoseMissingAndThoseTooMany() throws IOException {
    TorchModel model = model("Tensor", "return o");
    assertRefused(
        "classes(...) has \"a-red\", \"b-green\", \"pink\"; expected the classes of images, each"
            + " once: \"a-red\", \"b-green\", \"c-blue\"; no class is called \"pink\"; no column is"
            + " called \"c-blue\"",
        model.classes("a-red", "b-green", "pink"));
    Files.writeString(folder.resolve("net.classes"), "a-red\nb-green\nc-blue\nd-pink\n");
    assertRefused(
        "F/net.classes has \"a-red\", \"b-green\", \"c-blue\", \"d-pink\"; expected the classes of"
            + " images, each once: \"a-red\", \"b-green\", \"c-blue\"; no class is called \"d-pink\"",
        model);
  }

  @Test
  void ofADictionaryTheOutputThatFitsIsFoundOrNamed() {
    assertAllRight(
        predict(
            model("Dict[str, Tensor]", "return {\"emb\": torch.cat([m, m], 1), \"logits\": o}")));
    TorchModel both = model("Dict[str, Tensor]", "return {\"aux\": torch.neg(o), \"out\": o}");
    assertRefused(
        "F/net.pt gives 2 outputs, \"aux\" of shape (1, 3), \"out\" of shape (1, 3); expected"
            + " exactly one with 3 columns, one for each class, not 2; name the one that counts, as"
            + " in output(\"out\")",
        both);
    assertAllRight(predict(both.output("out")));
  }

  @Test
  void ofATupleOrListTheOutputThatFitsIsFoundOrNamed() {
    assertAllRight(predict(model("Tuple[Tensor, Tensor]", "return (torch.cat([m, m], 1), o)")));
    assertAllRight(predict(model("List[Tensor]", "return [torch.cat([m, m], 1), o]")));
    assertAllRight(predict(model("List[Tensor]", "return [torch.neg(o), o]").output(1)));
    assertRefused(
        "F/net.pt gives one output, 0 of shape (1, 3); expected output(1) to be one of them with 3"
            + " columns; name the one that counts, as in output(0)",
        model("List[Tensor]", "return [o]").output(1));
  }

  @Test
  void sidesOfOneAreLeftOut() {
    assertAllRight(predict(model("Tensor", "return torch.unsqueeze(torch.unsqueeze(o, 2), 3)")));
  }

  @Test
  void whatIsNoTensorIsNoEngineError() {
    String said =
        assertThrows(PredictionException.class, () -> predict(model("int", "return 7")))
            .getMessage();
    assertTrue(
        said.contains(
                " gives what is neither a tensor nor a tuple, list or dictionary of tensors: ")
            && said.endsWith(
                "; expected one number for each class and picture; export a model that gives only"
                    + " these"),
        said);
  }

  @Test
  void sigmoidsAreNoLogitsAndAreDividedByTheirSum() {
    TorchModel sigmoids = model("Tensor", "return torch.sigmoid(o)");
    String said = assertThrows(PredictionException.class, () -> predict(sigmoids)).getMessage();
    assertTrue(
        said.matches(
            ".* gives numbers from 0 to 1 alone for 16 pictures, such as [0-9., ]+, as a sigmoid"
                + " does; expected logits; say probabilities\\(\\)"),
        said);
    Predictions right = predict(sigmoids.probabilities());
    assertAllRight(right);
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      sum += right.probability(0, k);
    }
    assertEquals(1, sum, 1e-6);
    assertTrue(
        notes(right).get(0).matches("gives a sigmoid for each class, such as .*: each row is .*"),
        notes(right).toString());
  }

  @Test
  void theSoftmaxIsNoLogits() {
    TorchModel softmax = model("Tensor", "return torch.softmax(o, 1)");
    assertRefused(
        "F/net.pt gives numbers from 0 to 1 that sum to 1, which are probabilities; expected"
            + " logits; say probabilities()",
        softmax);
    assertAllRight(predict(softmax.probabilities()));
    assertEquals(List.of(), notes(predict(softmax.probabilities())));
  }

  @Test
  void logitsAreNoProbabilitiesAndNeitherAreLogarithms() {
    assertAllRight(predict(model("Tensor", "return o")));
    String logits =
        assertThrows(
                PredictionException.class,
                () -> predict(model("Tensor", "return o").probabilities()))
            .getMessage();
    assertTrue(logits.endsWith("; if it gives logits, say logits()"), logits);
    TorchModel logarithms = model("Tensor", "return torch.log_softmax(o, 1)");
    String said =
        assertThrows(PredictionException.class, () -> predict(logarithms.probabilities()))
            .getMessage();
    assertTrue(
        said.endsWith("; these are their logarithms, of which logits() makes probabilities"), said);
    assertAllRight(predict(logarithms));
    assertEquals(
        predict(model("Tensor", "return o")).probability(0, 1),
        predict(logarithms).probability(0, 1),
        1e-5);
  }

  /** The pictures of two of the classes. */
  private static Dataset two() {
    Dataset d = DATASET.where(s -> !s.label().equals("b-green"));
    return d.withClasses(List.of("a-red", "c-blue"));
  }

  @Test
  void oneColumnIsAboutTheSecondOfTwoClassesOrTheSecondNamed() {
    TorchModel blue = model("Tensor", "return torch.slice(o, 1, 2, 3)");
    assertEquals(1.0, blue.predict(two(), Progress.SILENT).accuracy());
    TorchModel flat = model("Tensor", "return torch.select(o, 1, 2)");
    assertEquals(1.0, flat.predict(two(), Progress.SILENT).accuracy());
    TorchModel red = model("Tensor", "return torch.slice(o, 1, 0, 1)");
    assertEquals(0.0, red.predict(two(), Progress.SILENT).accuracy());
    assertEquals(1.0, red.classes("c-blue", "a-red").predict(two(), Progress.SILENT).accuracy());
    TorchModel sigmoid = model("Tensor", "return torch.sigmoid(torch.slice(o, 1, 2, 3))");
    String said =
        assertThrows(PredictionException.class, () -> sigmoid.predict(two(), Progress.SILENT))
            .getMessage();
    assertTrue(said.endsWith("as a sigmoid does; expected logits; say probabilities()"), said);
    Predictions right = sigmoid.probabilities().predict(two(), Progress.SILENT);
    assertEquals(1.0, right.accuracy());
    assertEquals(List.of(), notes(right));
  }

  @Test
  void otherFilesAreNamedForWhatTheyAre() throws IOException {
    String export =
        "load it in PyTorch and export the model, as in torch.jit.save(torch.jit.script(model.eval()),"
            + " \"model.pt\")";
    String bring = "bring its predictions along with predictions(file, dataset)";
    assertNamed("a.h5", "\u0089HDF\r\n\u001a\n", "is a Keras or HDF5 file; " + bring);
    assertNamed("b.onnx", "\b\u0007\u0012\u0007pytorch", "is an ONNX file; " + bring);
    assertNamed("saved_model.pb", "\b\u0001", "is a TensorFlow SavedModel; " + bring);
    assertNamed(
        "c.safetensors",
        "\u0010\0\0\0\0\0\0\0{\"a\": 1}",
        "is a safetensors file, which holds weights without a model; " + export);
    assertNamed("d.pth", "\u0080\u0002]q", "is a pickle, as torch.save of old wrote it; " + export);
    assertNamed("e.pt", "PK\u0003\u0004", "is a damaged archive; copy it again");
  }

  private void assertNamed(String name, String content, String kind) throws IOException {
    Path file =
        Files.write(
            folder.resolve(name), content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertRefused(
        "F/" + name + " cannot be loaded as TorchScript: it " + kind, TorchModel.of(file));
  }
}
