package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.Session;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.score.Score;
import picocli.CommandLine.Command;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Lists the scores. */
@AutoService(Magic.class)
@Command(name = "scores", description = "The scores that samples can be ranked by.")
public final class ScoresMagic implements Magic {
  @Override
  public Table run(MagicContext context) {
    var scores = Goldpan.scores();
    return Table.create(
        "scores",
        StringColumn.create("score", scores.stream().map(Score::name)),
        StringColumn.create("needs", scores.stream().map(ScoresMagic::needs)),
        StringColumn.create("unit", scores.stream().map(Score::unit)),
        StringColumn.create("measures", scores.stream().map(Score::measures)));
  }

  /** What a score needs; where the newest losses lack it, that too. */
  private static String needs(Score score) {
    boolean lacking =
        Session.current().losses().map(l -> !score.suits(l.predictions())).orElse(false);
    return lacking ? score.needs() + " (these losses have none)" : score.needs();
  }
}
