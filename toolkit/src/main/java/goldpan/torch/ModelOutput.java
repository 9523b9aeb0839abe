package goldpan.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import goldpan.data.Words;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which output of a model counts, and how it becomes B×K numbers. A model that gives one tensor has
 * one; tuples, lists and dictionaries of tensors have several.
 *
 * @param place of the output, from 0, when it was asked for so
 * @param name of the output in a dictionary, when it was asked for so
 */
record ModelOutput(Optional<Integer> place, Optional<String> name) {
  /** The one that fits, when there is exactly one. */
  static final ModelOutput FITTING = new ModelOutput(Optional.empty(), Optional.empty());

  static ModelOutput at(int place) {
    if (place < 0) {
      throw new PredictionException(
          Words.of("output is %d; expected 0 or more, the first being 0", place));
    }
    return new ModelOutput(Optional.of(place), Optional.empty());
  }

  static ModelOutput named(String name) {
    return new ModelOutput(Optional.empty(), Optional.of(name));
  }

  /**
   * The output that counts as B×K; of two classes also B×1, which is about the second class.
   *
   * @param all outputs of a batch
   * @param where the file, for messages
   * @throws PredictionException when there is no such output, none that fits, or several
   */
  NDArray of(NDList all, int pictures, int classes, Object where) {
    List<NDArray> asked = asked(all);
    List<NDArray> fitting =
        asked.stream().map(ModelOutput::flat).filter(a -> fits(a, pictures, classes)).toList();
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    throw new PredictionException(
        all.size() == 1 && !isNamed()
            ? Words.of(
                "%s gives outputs of shape %s for %s; expected (%d, %d), one number for each class; pass a model trained on these classes",
                where, all.get(0).getShape(), pictures(pictures), pictures, classes)
            : Words.of(
                "%s gives %s, %s; expected %s; name the one that counts, as in output(%s)",
                where,
                all.size() == 1 ? "one output" : all.size() + " outputs",
                shapes(all),
                expected(classes, fitting.size()),
                call(all, fitting.isEmpty() ? all.get(0) : last(asked, pictures, classes))));
  }

  private boolean isNamed() {
    return place.isPresent() || name.isPresent();
  }

  private static String pictures(int count) {
    return count == 1 ? "one picture" : count + " pictures";
  }

  private String expected(int classes, int fitting) {
    if (isNamed()) {
      return Words.of(
          "output(%s) to be one of them with %d columns",
          name.map(n -> "\"" + n + "\"").orElseGet(() -> String.valueOf(place.orElse(0))), classes);
    }
    return Words.of("exactly one with %d columns, one for each class, not %d", classes, fitting);
  }

  private List<NDArray> asked(NDList all) {
    if (name.isPresent()) {
      return all.stream().filter(a -> name.get().equals(a.getName())).toList();
    }
    return place.map(at -> at < all.size() ? List.of(all.get(at)) : List.<NDArray>of()).orElse(all);
  }

  private static NDArray last(List<NDArray> asked, int pictures, int classes) {
    List<NDArray> fitting = asked.stream().filter(a -> fits(flat(a), pictures, classes)).toList();
    return fitting.get(fitting.size() - 1);
  }

  private static String call(NDList all, NDArray one) {
    return one.getName() == null ? String.valueOf(all.indexOf(one)) : "\"" + one.getName() + "\"";
  }

  private static String shapes(NDList all) {
    return IntStream.range(0, all.size())
        .mapToObj(
            i -> {
              String called = all.get(i).getName();
              return (called == null ? String.valueOf(i) : "\"" + called + "\"")
                  + " of shape "
                  + all.get(i).getShape();
            })
        .collect(Collectors.joining(", "));
  }

  /** Without the sides of length 1 after the second, as in B×K×1×1; B numbers become B×1. */
  private static NDArray flat(NDArray output) {
    long[] sides = output.getShape().getShape();
    boolean onlyOnes = IntStream.range(2, sides.length).allMatch(i -> sides[i] == 1);
    if (sides.length == 1) {
      return output.reshape(sides[0], 1);
    }
    return sides.length > 2 && onlyOnes ? output.reshape(sides[0], sides[1]) : output;
  }

  private static boolean fits(NDArray output, int pictures, int classes) {
    long[] sides = output.getShape().getShape();
    return sides.length == 2
        && sides[0] == pictures
        && (sides[1] == classes || (classes == 2 && sides[1] == 1));
  }

  /** Two columns of one, which is a logit or a probability of the second class; others stay. */
  static NDArray widened(NDArray rows, Outputs outputs) {
    if (rows.getShape().get(1) != 1) {
      return rows;
    }
    return outputs == Outputs.LOGITS
        ? rows.zerosLike().concat(rows, 1)
        : rows.neg().add(1).concat(rows, 1);
  }

  /** What tells it from others in a key; nothing when none was asked for. */
  String key() {
    return place.map(at -> "output " + at).or(() -> name.map(n -> "output " + n)).orElse("");
  }
}
