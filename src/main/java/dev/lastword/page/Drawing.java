package dev.lastword.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.w3c.dom.Document;

/// What all charts share: ink instead of colours, hairlines, and an SVG that the page can theme.
final class Drawing {
  // Stand-ins for the page's own colours; the SVG writes them down and the page puts its own in.
  static final Color INK = new Color(1, 0, 1);
  static final Color INK_2 = new Color(1, 0, 2);
  static final Color INK_3 = new Color(1, 0, 3);
  static final Color EDGE = new Color(1, 0, 4);
  static final Color LINE = new Color(1, 0, 5);
  static final Color PAPER = new Color(1, 0, 6);
  static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  static final BasicStroke THIN = new BasicStroke(1f);
  static final BasicStroke THICK =
      new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);

  private static final int DECIMALS = 1;
  private static final String[] TOKENS = {"", "ink", "ink-2", "ink-3", "edge", "line", "paper"};

  private Drawing() {}

  /// A plot without a box, without a ground, with level hairlines.
  static void quiet(XYPlot plot) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(true);
    plot.setRangeGridlinePaint(LINE);
    plot.setRangeGridlineStroke(THIN);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(new RectangleInsets(2, 0, 2, 14)); // the last figure on an axis needs room
  }

  static void quiet(ValueAxis axis) {
    axis.setTickLabelFont(FONT);
    axis.setTickLabelPaint(INK_3);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    axis.setLowerMargin(0);
    axis.setUpperMargin(0);
  }

  /// An empty drawing.
  ///
  /// @param name tells the clip paths of one drawing on the page from those of another
  private static SVGGraphics2D canvas(String name) {
    var context = SVGGeneratorContext.createDefault(document());
    context.setComment(null);
    context.setPrecision(DECIMALS);
    context.setIDGenerator(new Named(name));
    var canvas = new SVGGraphics2D(context, false);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return canvas;
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("an XML document cannot be made", e);
    }
  }

  /// Gives ids that no other drawing on the page has.
  private static final class Named extends SVGIDGenerator {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String generateID(String prefix) {
      return name + super.generateID(prefix);
    }
  }

  static String svg(JFreeChart chart, int width, int height, String name, String label) {
    chart.setBackgroundPaint(null);
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    chart.removeLegend();
    var canvas = canvas(name);
    chart.draw(canvas, new Rectangle2D.Double(0, 0, width, height));
    return svg(canvas, width, height, label);
  }

  private static String svg(SVGGraphics2D canvas, int width, int height, String label) {
    var root = canvas.getRoot();
    root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
    root.setAttributeNS(null, "role", "img");
    root.setAttributeNS(null, "aria-label", label);
    var out = new StringWriter();
    try {
      canvas.stream(root, out, false, false); // attributes, not styles: a served page allows none
    } catch (SVGGraphics2DIOException e) {
      throw new IllegalStateException("a drawing cannot be written", e);
    }
    var svg = out.toString();
    for (var i = 1; i < TOKENS.length; i++) {
      svg = svg.replace("rgb(1,0," + i + ")", "var(--" + TOKENS[i] + ")");
    }
    return svg;
  }
}
