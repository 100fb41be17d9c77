package dev.lastword.endpoint;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// One model at one address, with what is needed to ask it.
///
/// @param provider the row it was found in
/// @param model the model's name there
/// @param base the base URL
/// @param key what opens it; null: it is asked without one
/// @param prices what models cost
record Target(Provider provider, String model, HttpUrl base, @Nullable Secret key, Prices prices) {
  Wire wire() {
    return provider.dialect().wire();
  }

  /// How many tokens the model can read; null: nobody said.
  @Nullable Long window() {
    return provider.windows().get(model);
  }

  Endpoint.Identity identity() {
    return new Endpoint.Identity(
        provider.name(), model, Addresses.shown(base), provider.dialect().word());
  }
}
