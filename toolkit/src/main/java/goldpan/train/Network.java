package goldpan.train;

import goldpan.torch.NetworkShape;

/** The models that a baseline can be made of. */
public enum Network {
  /** A light network of five convolutions, for pictures. */
  PLAIN,
  /** One of seven, the first of them fixed to what whitens the pictures. */
  WHITENED,
  /** One linear layer on sparse features, for texts. */
  LINEAR;

  /** As the room of networks calls it. */
  NetworkShape.Kind kind() {
    return switch (this) {
      case PLAIN -> NetworkShape.Kind.PLAIN;
      case WHITENED -> NetworkShape.Kind.WHITENED;
      case LINEAR -> throw new IllegalStateException("a linear model has no convolutions");
    };
  }
}
