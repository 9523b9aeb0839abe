package goldpan.review;

import goldpan.text.Escape;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about one sample.
 *
 * @param id the sample's id
 * @param action keep, relabel or drop
 * @param given its label before
 * @param newLabel its class from now on when relabelled; null otherwise
 * @param by who decided
 * @param at when, to the millisecond
 * @param why the reason, empty when none was given
 */
public record Decision(
    String id,
    Action action,
    String given,
    @Nullable String newLabel,
    String by,
    Instant at,
    String why) {

  /** What can be decided. */
  public enum Action {
    /** The given label is right. */
    KEEP,
    /** The sample belongs to another class. */
    RELABEL,
    /** The sample goes. */
    DROP;

    private final String word = name().toLowerCase(Locale.ROOT);

    /**
     * The action that is written {@code word}.
     *
     * @throws IllegalArgumentException for another word
     */
    public static Action named(String word) {
      return Arrays.stream(values())
          .filter(a -> a.toString().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "action is \"%s\"; expected one of %s".formatted(word, List.of(values()))));
    }

    @Override
    public String toString() {
      return word;
    }
  }

  public Decision {
    if ((action == Action.RELABEL) != (newLabel != null)) {
      throw new IllegalArgumentException(
          "%s: %s with new label %s; expected a new label for relabel and for nothing else"
              .formatted(id, action, newLabel));
    }
  }

  /** The class the sample has from now on; empty when it is dropped. */
  public Optional<String> label() {
    return switch (action) {
      case KEEP -> Optional.of(given);
      case RELABEL -> Optional.ofNullable(newLabel);
      case DROP -> Optional.empty();
    };
  }

  /** Whether both leave the sample with the same class, or both drop it. */
  public boolean agreesWith(Decision other) {
    return label().equals(other.label());
  }

  @Override
  public String toString() {
    return Escape.controls(
        "%s: %s%s by %s at %s%s"
            .formatted(
                id,
                action,
                newLabel == null ? " [" + given + "]" : " [" + given + " → " + newLabel + "]",
                by,
                at,
                why.isEmpty() ? "" : ", " + why));
  }
}
