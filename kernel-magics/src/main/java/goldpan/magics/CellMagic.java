package goldpan.magics;

/**
 * A magic that can also head a cell, {@code %%name arguments}, and then finds the rest of it in
 * {@link MagicContext#body}.
 */
@FunctionalInterface
public interface CellMagic extends Magic {}
