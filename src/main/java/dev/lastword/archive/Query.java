package dev.lastword.archive;

import dev.lastword.detect.MessageClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which conversations are meant, and in which order. All that is asked for must hold; of several
/// values of one kind any will do, but for classes and tags, which must all be there.
///
/// @param models parts of a side's name, model or provider, whatever the case
/// @param pair parts of the names or models of two sides, whoever stands where; empty, or two
/// @param personas parts of a side's persona or name
/// @param batches folders, or the first of several (`night` holds `night/two`)
/// @param since the first day; null: any
/// @param until the last day; null: any
/// @param endings codes of endings ([Talk#over()]); `running` where there is none yet, `none` where
///   it ran on, `failed` and `broken` as [Talk#failed()] and [Talk.State#BROKEN]
/// @param classes classes that must be present
/// @param fewest messages at least; null: any
/// @param most messages at most; null: any
/// @param cheapest dollars at least; unknown costs never match; null: any
/// @param dearest dollars at most; unknown costs never match; null: any
/// @param tags tags that must be there
/// @param sort the order
/// @param reversed whether the order is turned round
/// @param limit how many at most; 0: all
/// @param offset how many are left out first
public record Query(
    List<String> models,
    List<String> pair,
    List<String> personas,
    List<String> batches,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    List<String> endings,
    List<MessageClass> classes,
    @Nullable Integer fewest,
    @Nullable Integer most,
    @Nullable BigDecimal cheapest,
    @Nullable BigDecimal dearest,
    List<String> tags,
    Sort sort,
    boolean reversed,
    int limit,
    int offset) {
  /// All of them, the newest first.
  public static final Query ALL = new Builder().build();

  /// Copies the lists.
  public Query {
    models = List.copyOf(models);
    pair = List.copyOf(pair);
    personas = List.copyOf(personas);
    batches = List.copyOf(batches);
    endings = List.copyOf(endings);
    classes = List.copyOf(classes);
    tags = List.copyOf(tags);
    if (!pair.isEmpty() && pair.size() != 2) {
      throw new IllegalArgumentException("a pair is two, not " + pair);
    }
    if (limit < 0 || offset < 0) {
      throw new IllegalArgumentException("limit " + limit + ", offset " + offset);
    }
  }

  /// In which order.
  public enum Sort {
    /// The newest first.
    DATE,
    /// The longest first.
    MESSAGES,
    /// The earliest end first; those that ran on come last.
    OVER,
    /// Those with the most messages after their end first.
    UNUSED,
    /// The dearest first; unknown costs come last.
    COST,
    /// The most tokens first; unknown comes last.
    TOKENS,
    /// By the two names.
    PAIR,
    /// By the ending's code.
    ENDING,
    /// By where they stand.
    NAME,
    /// The slowest first; unknown comes last.
    LATENCY,
    /// The longest at work first; unknown comes last.
    DURATION
  }

  /// Whether anything is left out.
  ///
  /// @return false where every conversation is meant
  public boolean filters() {
    var plain = new Builder().sort(sort, reversed).limit(limit).offset(offset).build();
    return !equals(plain);
  }

  /// The same with another order or part of it.
  ///
  /// @return a builder that begins with this
  public Builder but() {
    var builder = new Builder();
    builder.models = models;
    builder.pair = pair;
    builder.personas = personas;
    builder.batches = batches;
    builder.since = since;
    builder.until = until;
    builder.endings = endings;
    builder.classes = classes;
    builder.fewest = fewest;
    builder.most = most;
    builder.cheapest = cheapest;
    builder.dearest = dearest;
    builder.tags = tags;
    builder.sort = sort;
    builder.reversed = reversed;
    builder.limit = limit;
    builder.offset = offset;
    return builder;
  }

  /// Puts a query together; what is not said leaves nothing out.
  public static final class Builder {
    private List<String> models = List.of();
    private List<String> pair = List.of();
    private List<String> personas = List.of();
    private List<String> batches = List.of();
    private @Nullable LocalDate since;
    private @Nullable LocalDate until;
    private List<String> endings = List.of();
    private List<MessageClass> classes = List.of();
    private @Nullable Integer fewest;
    private @Nullable Integer most;
    private @Nullable BigDecimal cheapest;
    private @Nullable BigDecimal dearest;
    private List<String> tags = List.of();
    private Sort sort = Sort.DATE;
    private boolean reversed;
    private int limit;
    private int offset;

    /// Begins with all conversations, the newest first.
    public Builder() {}

    /// Keeps those where a side's name, model or provider holds one of these.
    ///
    /// @param parts parts of names
    /// @return this
    public Builder models(List<String> parts) {
      models = parts;
      return this;
    }

    /// Keeps those of two sides.
    ///
    /// @param two parts of the names or models of both, in any order; or nothing
    /// @return this
    public Builder pair(List<String> two) {
      pair = two;
      return this;
    }

    /// Keeps those where a side's persona or name holds one of these.
    ///
    /// @param parts parts of names
    /// @return this
    public Builder personas(List<String> parts) {
      personas = parts;
      return this;
    }

    /// Keeps those of some folders.
    ///
    /// @param folders relative to the archive
    /// @return this
    public Builder batches(List<String> folders) {
      batches = folders;
      return this;
    }

    /// Keeps those that began then or later.
    ///
    /// @param day the first day; null: any
    /// @return this
    public Builder since(@Nullable LocalDate day) {
      since = day;
      return this;
    }

    /// Keeps those that began then or before.
    ///
    /// @param day the last day; null: any
    /// @return this
    public Builder until(@Nullable LocalDate day) {
      until = day;
      return this;
    }

    /// Keeps those that ended so.
    ///
    /// @param codes any of these, as [Query#endings()] has them
    /// @return this
    public Builder endings(List<String> codes) {
      endings = codes;
      return this;
    }

    /// Keeps those that hold messages of all these classes.
    ///
    /// @param kinds the classes
    /// @return this
    public Builder classes(List<MessageClass> kinds) {
      classes = kinds;
      return this;
    }

    /// Keeps those of a length.
    ///
    /// @param least messages at least; null: any
    /// @param greatest messages at most; null: any
    /// @return this
    public Builder messages(@Nullable Integer least, @Nullable Integer greatest) {
      fewest = least;
      most = greatest;
      return this;
    }

    /// Keeps those of a known cost.
    ///
    /// @param least dollars at least; null: any
    /// @param greatest dollars at most; null: any
    /// @return this
    public Builder cost(@Nullable BigDecimal least, @Nullable BigDecimal greatest) {
      cheapest = least;
      dearest = greatest;
      return this;
    }

    /// Keeps those that bear all these tags.
    ///
    /// @param all the tags
    /// @return this
    public Builder tags(List<String> all) {
      tags = all;
      return this;
    }

    /// Puts them in order.
    ///
    /// @param order by what
    /// @param turned whether the order is turned round
    /// @return this
    public Builder sort(Sort order, boolean turned) {
      sort = order;
      reversed = turned;
      return this;
    }

    /// Takes no more than some.
    ///
    /// @param count how many; 0: all
    /// @return this
    public Builder limit(int count) {
      limit = count;
      return this;
    }

    /// Leaves the first ones out.
    ///
    /// @param count how many
    /// @return this
    public Builder offset(int count) {
      offset = count;
      return this;
    }

    /// The query.
    ///
    /// @return immutable
    public Query build() {
      return new Query(
          models, pair, personas, batches, since, until, endings, classes, fewest, most, cheapest,
          dearest, tags, sort, reversed, limit, offset);
    }
  }
}
