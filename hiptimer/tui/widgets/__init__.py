"""The widgets of the screens: plain values in, typed messages out; they know no screen."""
