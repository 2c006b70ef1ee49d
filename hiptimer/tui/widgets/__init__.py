"""The widgets of the screens: values go in as reactives, typed messages come out."""
