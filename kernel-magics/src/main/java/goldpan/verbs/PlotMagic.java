package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Session;
import goldpan.data.Figure;
import goldpan.data.View;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.MagicException;
import goldpan.mining.Losses;
import goldpan.train.Baseline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws a figure of the newest result. */
@AutoService(Magic.class)
@Command(
    name = "plot",
    description = "A figure, by name, of the newest result that has one of that name.")
public final class PlotMagic implements Magic {
  @Parameters(
      arity = "0..1",
      paramLabel = "FIGURE",
      completionCandidates = Candidates.FigureNames.class,
      description = "loss, histogram, by-class, confusion, classes, training, …; --list shows all")
  private @Nullable String name;

  @Option(names = "--list", description = "say which figures there are now")
  private boolean list;

  @Option(names = "--save", paramLabel = "FILE", description = "also write it: .png or .svg")
  private @Nullable Path file;

  /** A figure that can be drawn now. */
  private record Drawable<S>(View<S, Figure> view, S subject) {
    Figure draw() {
      return view.of(subject);
    }
  }

  @Override
  public @Nullable Figure run(MagicContext context) {
    List<Drawable<?>> all = drawables();
    if (list || all.isEmpty()) {
      System.out.println(all.isEmpty() ? "no figures yet; open a %dataset" : named(all));
      return null;
    }
    Figure figure = chosen(all).draw();
    if (file != null) {
      System.out.println("wrote " + figure.save(file));
    }
    return figure;
  }

  private Drawable<?> chosen(List<Drawable<?>> all) {
    return name == null
        ? all.get(0)
        : all.stream()
            .filter(each -> each.view.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new MagicException(
                        "figure is \"%s\"; expected one of those there are now:%n%s"
                            .formatted(name, named(all))));
  }

  private static String named(List<Drawable<?>> all) {
    return all.stream()
        .map(each -> "%-14s %s".formatted(each.view.name(), each.view.shows()))
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  /** The likeliest to be meant first. */
  private static List<Drawable<?>> drawables() {
    Session session = Session.current();
    List<Object> subjects = new ArrayList<>();
    session.suspects().ifPresent(subjects::add);
    session.losses().ifPresent(subjects::add);
    session.losses().map(Losses::thresholds).ifPresent(subjects::add);
    session.baseline().map(Baseline::curve).ifPresent(subjects::add);
    session.dataset().ifPresent(subjects::add);
    List<View<?, ?>> views = View.all();
    List<Drawable<?>> all = new ArrayList<>();
    for (Object subject : subjects) {
      views.stream()
          .filter(view -> view.kind() == Figure.class && view.subject().isInstance(subject))
          .sorted(java.util.Comparator.comparing(view -> !view.name().equals("loss")))
          .forEach(view -> all.add(drawable(view, subject)));
    }
    return all;
  }

  @SuppressWarnings("unchecked") // the view says what it draws, and of what
  private static Drawable<?> drawable(View<?, ?> view, Object subject) {
    return new Drawable<>((View<Object, Figure>) view, subject);
  }
}
