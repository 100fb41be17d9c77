package dev.lastword.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Draws curves that fall in steps.
final class StepChart {
  private static final int WIDTH = 776;
  private static final int HEIGHT = 236;
  private static final BasicStroke DOTTED =
      new BasicStroke(
          1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1f, new float[] {2f, 3f}, 0f);

  private StepChart() {}

  static String whole(Sheet.Curve curve) {
    var all = curve.all();
    var plot = plot(all.last());
    addSteps(plot, 0, all, Drawing.INK, Drawing.THICK);
    addCuts(plot, all);
    addMedian(plot, all);
    var label =
        "Share of conversations still alive after n messages. "
            + (all.median() == null
                ? "Fewer than half came to an end."
                : "Half were over by message " + all.median() + ".");
    return Drawing.svg(chart(plot), WIDTH, HEIGHT, curve.heading().id(), label);
  }

  static String small(Sheet.Curve curve, int index) {
    var single = curve.single().get(index);
    var plot = plot(curve.all().last());
    plot.setInsets(new RectangleInsets(2, 0, 2, 2));
    plot.setRangeGridlinesVisible(false);
    plot.getDomainAxis().setVisible(false);
    plot.getRangeAxis().setVisible(false);
    addSteps(plot, 0, single, Drawing.INK, Drawing.THICK);
    addSteps(plot, 1, curve.all(), Drawing.EDGE, Drawing.THIN);
    var base = new ValueMarker(0, Drawing.EDGE, Drawing.THIN);
    plot.addRangeMarker(base);
    var label =
        single.name() + ": median " + single.half() + " messages over " + single.talks() + " talks";
    return Drawing.svg(chart(plot), 160, 48, curve.heading().id() + index + "-", label);
  }

  private static JFreeChart chart(XYPlot plot) {
    return new JFreeChart(null, null, plot, false);
  }

  private static XYPlot plot(int last) {
    var messages = new NumberAxis();
    Drawing.quiet(messages);
    messages.setRange(0, last * 1.004); // the last step falls inside
    messages.setTickUnit(new NumberTickUnit(unit(last), plain("0")));
    var share = new NumberAxis();
    Drawing.quiet(share);
    share.setRange(0, 1.02);
    share.setTickUnit(new NumberTickUnit(0.25, plain("0 %")));
    var plot = new XYPlot(null, messages, share, null);
    Drawing.quiet(plot);
    return plot;
  }

  /// A distance between figures on the axis that leaves room for them.
  static double unit(int last) {
    var unit = 1;
    for (var i = 0; last / unit > 10; i++) {
      unit = i % 3 == 1 ? unit / 2 * 5 : unit * 2;
    }
    return unit;
  }

  private static DecimalFormat plain(String pattern) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  private static void addSteps(
      XYPlot plot, int at, Sheet.Steps steps, Color colour, BasicStroke stroke) {
    var series = new XYSeries("steps", false, true);
    var left = 1.0;
    for (var step : steps.points()) {
      series.add(step.after(), left);
      series.add(step.after(), step.left());
      left = step.left();
    }
    series.add(steps.last(), left);
    // Corners as one path: a renderer of steps draws every step by itself, and the page grows
    // tenfold.
    var renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesPaint(0, colour);
    renderer.setSeriesStroke(0, stroke);
    plot.setDataset(at, new XYSeriesCollection(series));
    plot.setRenderer(at, renderer);
  }

  /// A short upright stroke where talks left the curve without an end.
  private static void addCuts(XYPlot plot, Sheet.Steps all) {
    var series = new XYSeries("cut");
    all.cut().stream().distinct().forEach(at -> series.add(at.intValue(), left(all, at)));
    var renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setSeriesShape(0, new Line2D.Double(0, -5, 0, 5));
    renderer.setSeriesPaint(0, Drawing.INK);
    renderer.setSeriesStroke(0, Drawing.THIN);
    plot.setDataset(1, new XYSeriesCollection(series));
    plot.setRenderer(1, renderer);
  }

  private static double left(Sheet.Steps all, int at) {
    var left = 1.0;
    for (var step : all.points()) {
      if (step.after() <= at) {
        left = step.left();
      }
    }
    return left;
  }

  private static void addMedian(XYPlot plot, Sheet.Steps all) {
    var median = all.median();
    if (median == null) {
      return;
    }
    plot.addDomainMarker(new ValueMarker(median, Drawing.INK_2, DOTTED));
    var series = new XYSeries("median");
    series.add(median.intValue(), 0.5);
    var renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setSeriesShape(0, new Ellipse2D.Double(-3.5, -3.5, 7, 7));
    renderer.setSeriesPaint(0, Drawing.PAPER);
    renderer.setUseOutlinePaint(true);
    renderer.setSeriesOutlinePaint(0, Drawing.INK);
    plot.setDataset(2, new XYSeriesCollection(series));
    plot.setRenderer(2, renderer);
    var left = median < all.last() * 0.7;
    var gap = all.last() / 80.0;
    var words = new XYTextAnnotation("half were over by message " + median, median, 0.55);
    words.setX(left ? median + gap : median - gap);
    words.setFont(Drawing.FONT);
    words.setPaint(Drawing.INK);
    words.setTextAnchor(left ? TextAnchor.BOTTOM_LEFT : TextAnchor.BOTTOM_RIGHT);
    plot.addAnnotation(words);
  }
}
