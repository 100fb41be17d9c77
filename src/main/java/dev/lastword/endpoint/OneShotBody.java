package dev.lastword.endpoint;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/// A request's bytes, which the library below may write once and never again.
final class OneShotBody extends RequestBody {
  private static final @Nullable MediaType JSON = MediaType.parse("application/json");

  private final Request request;
  private final Watch watch;

  OneShotBody(Request request, Watch watch) {
    this.request = request;
    this.watch = watch;
  }

  @Override
  public @Nullable MediaType contentType() {
    return JSON;
  }

  @Override
  public long contentLength() {
    return request.length();
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    watch.beginsBody();
    request.write(sink);
  }
}
