package goldpan.magics;

/**
 * A magic whose arguments are Java and not words and options: {@link MagicContext#line} holds it as
 * it was typed.
 */
@FunctionalInterface
public interface CodeMagic extends CellMagic {}
