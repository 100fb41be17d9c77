package dev.lastword.config;

import dev.lastword.config.Spec.OnKill;
import dev.lastword.config.Spec.StrictModel;
import java.util.Objects;

/// How the models of a run are asked.
///
/// @param strictModel which other model may answer
/// @param promptCache whether providers are told where their prompt cache pays
/// @param onKill what follows where a provider is shut by its kill switch
/// @param context how much of a long talk a model is sent
public record Asking(
    StrictModel strictModel, boolean promptCache, OnKill onKill, ContextPolicy context) {
  /// Any model may answer, caches are used, a kill switch ends the run, all of the talk is sent.
  public static final Asking DEFAULT =
      new Asking(StrictModel.OFF, true, OnKill.STOP, ContextPolicy.full());

  /// Refuses what is absent.
  public Asking {
    Objects.requireNonNull(strictModel);
    Objects.requireNonNull(onKill);
    Objects.requireNonNull(context);
  }
}
