package dev.lastword.engine;

import dev.lastword.config.ContextPolicy;
import dev.lastword.config.Inject;
import dev.lastword.config.Spec;
import dev.lastword.journal.Run;
import dev.lastword.talk.Caps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is agreed anew when a run goes on, in the form `run.resume` keeps it. What is null stays as
/// it was.
///
/// @param caps where it ends now
/// @param context how much of the talk a model is sent now
/// @param injects more of the operator's words; may be empty
/// @param strictModel which other model may answer now
/// @param onKill what follows a kill switch now
record Changes(
    @Nullable Caps caps,
    @Nullable ContextPolicy context,
    List<Inject> injects,
    Spec.@Nullable StrictModel strictModel,
    Spec.@Nullable OnKill onKill) {
  Changes {
    injects = List.copyOf(injects);
  }

  /// What leads from one agreement to another.
  static Changes between(Spec before, Spec after, List<Inject> more) {
    return new Changes(
        after.caps().equals(before.caps()) ? null : after.caps(),
        after.asking().context().equals(before.asking().context())
            ? null
            : after.asking().context(),
        more,
        after.asking().strictModel() == before.asking().strictModel()
            ? null
            : after.asking().strictModel(),
        after.asking().onKill() == before.asking().onKill() ? null : after.asking().onKill());
  }

  static Changes of(Run.Resume resume) {
    var tree = new Branch(resume.changes());
    return new Changes(
        resume.caps(),
        tree.has("context") ? ContextPolicy.of(tree.text("context")) : null,
        SpecForm.injects(tree.branches("inject")),
        tree.has("strict_model")
            ? SpecForm.pick(Spec.StrictModel.values(), tree.text("strict_model"))
            : null,
        tree.has("on_kill") ? SpecForm.pick(Spec.OnKill.values(), tree.text("on_kill")) : null);
  }

  /// All but the caps, which have a field of their own.
  Map<String, Object> tree() {
    var tree = new LinkedHashMap<String, Object>();
    if (context != null) {
      tree.put("context", context.code());
    }
    if (strictModel != null) {
      tree.put("strict_model", strictModel.code());
    }
    if (onKill != null) {
      tree.put("on_kill", onKill.code());
    }
    if (!injects.isEmpty()) {
      tree.put("inject", SpecTree.injects(injects));
    }
    return tree;
  }

  Spec applied(Spec spec) {
    var now = caps == null ? spec : spec.withCaps(caps);
    now = context == null ? now : now.withContext(context);
    now = strictModel == null ? now : now.withStrictModel(strictModel);
    now = onKill == null ? now : now.withOnKill(onKill);
    return injects.isEmpty() ? now : now.withMore(injects);
  }
}
