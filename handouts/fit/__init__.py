"""How large a flow is set on the pages of a design, and where its columns break: arithmetic."""
