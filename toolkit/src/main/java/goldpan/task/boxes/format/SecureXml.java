package goldpan.task.boxes.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML without document types, hence without entities from outside or ones that explode. */
final class SecureXml {
  private final DocumentBuilder builder;

  SecureXml() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Throwing());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own XML parser has these features", e);
    }
  }

  /**
   * The root element.
   *
   * @throws IOException with what is wrong and in which line, when it is no well-formed XML
   */
  Element root(byte[] bytes) throws IOException {
    try {
      return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
    } catch (SAXParseException e) {
      throw new IOException("line " + e.getLineNumber() + ": " + e.getMessage(), e);
    } catch (SAXException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The children with this name, in order. */
  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e && e.getTagName().equals(name)) {
        found.add(e);
      }
    }
    return found;
  }

  /** The first child with this name. */
  static Optional<Element> child(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  /** The text of the first child with this name, stripped; empty text counts as none. */
  static Optional<String> text(Element parent, String name) {
    return child(parent, name).map(e -> e.getTextContent().strip()).filter(t -> !t.isEmpty());
  }

  private static final class Throwing implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
