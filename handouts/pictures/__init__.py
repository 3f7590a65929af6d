"""The pictures of handouts: an SVG file read into outlines that can be drawn anywhere."""
